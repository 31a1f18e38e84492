/** The ticket's name, who else is at it, and what can be done to it. */
import { useRouter } from "@tanstack/react-router";
import {
  ArrowLeft,
  CheckCheck,
  Ellipsis,
  Link as LinkIcon,
  MailOpen,
  Merge,
  PanelRight,
  RotateCcw,
  Scissors,
  Share2,
  Trash2,
  UserRound,
} from "lucide-react";
import { useState } from "react";
import { forgetKept, useKept } from "@/kit/use-kept";
import { Badge, Button, IconButton, Input, Menu, type MenuItem, StatusDot } from "@/parts";
import { useMay, useSession } from "@/session/session";
import { useFormat, useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import { Snooze } from "./acts/snooze";
import type { Acts } from "./acts/use-acts";
import { useChange } from "./data/change";
import { useDeskWords } from "./data/desk";
import { Present } from "./presence";
import { texts } from "./texts";

interface Props {
  readonly ticket: TicketWire;
  readonly acts: Acts;
  readonly snoozing: boolean;
  readonly onSnoozing: (open: boolean) => void;
  readonly onMerge: () => void;
  readonly onSplit: () => void;
  readonly onShare: () => void;
  readonly onDetails: () => void;
}

export function useBack(): () => void {
  const router = useRouter();
  return () => {
    if (router.history.canGoBack()) router.history.back();
    else void router.navigate({ to: "/" });
  };
}

export function Heading({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const back = useBack();
  const { statuses } = useDeskWords();
  const status = statuses.find((each) => each.key === ticket.status);
  return (
    <>
      <IconButton
        small
        label={t.back}
        keys="escape"
        icon={<ArrowLeft className="size-4 rtl:-scale-x-100" />}
        onClick={back}
      />
      <span className="flex shrink-0">
        <StatusDot state={ticket.state} {...(status ? { name: status.name } : {})} />
      </span>
      <span className="font-normal text-faint tabular-nums">{t.number(ticket.number)}</span>
      <Subject key={ticket.number} ticket={ticket} />
      {ticket.snoozed_until && <Asleep until={ticket.snoozed_until} />}
    </>
  );
}

function Asleep({ until }: { readonly until: string }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (Date.parse(until) < Date.now()) return null;
  return (
    <Badge tone="plum" className="font-normal max-sm:hidden">
      {t.snoozed(`${format.date(until)}, ${format.time(until)}`)}
    </Badge>
  );
}

function Subject({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const change = useChange(ticket.number);
  const mayWrite = useMay("write");
  const { user, workspace } = useSession();
  const place = `parley.subject.${workspace.id}.${user.id}.${ticket.number}`;
  const { text, type, close, reopen } = useKept(place, ticket.subject);
  const [isAsked, setIsAsked] = useState(false);
  if (!mayWrite) {
    return (
      <bdi title={ticket.subject} className="min-w-0 truncate">
        {ticket.subject}
      </bdi>
    );
  }
  if (text === null) {
    return (
      <button
        type="button"
        title={ticket.subject}
        aria-description={t.editSubject}
        className="min-w-0 truncate rounded-sm text-start hover:bg-hover"
        onClick={() => {
          setIsAsked(true);
          type(ticket.subject);
        }}
      >
        <bdi>{ticket.subject}</bdi>
      </button>
    );
  }
  const done = () => {
    const given = text.trim();
    setIsAsked(false);
    close();
    if (!given || given === ticket.subject) return forgetKept(place, text);
    const settled = (isMade: boolean) => (isMade ? forgetKept(place, text) : reopen(text));
    change({ subject: given }, { settled });
  };
  const drop = () => {
    close();
    forgetKept(place, text);
  };
  return (
    <Input
      autoFocus={isAsked}
      aria-label={t.subject}
      value={text}
      maxLength={500}
      className="h-control-small! font-semibold"
      onChange={(event) => type(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === "Enter") done();
        if (event.key === "Escape") drop();
      }}
    />
  );
}

export function HeaderActions({
  ticket,
  acts,
  snoozing,
  onSnoozing,
  onMerge,
  onSplit,
  onShare,
  onDetails,
}: Props) {
  const t = useTexts(texts);
  const isSolved = ticket.state === "solved";
  const isClosed = ticket.state === "closed";
  const mayWrite = useMay("write");
  const own = { label: t.assignMe, icon: <UserRound />, keys: "i", run: acts.assignMe };
  const page = { label: t.publicPageMore, icon: <Share2 />, run: onShare };
  const rearranging: readonly MenuItem[] = [
    "line",
    { label: t.merge, icon: <Merge />, run: onMerge },
    { label: t.split, icon: <Scissors />, run: onSplit },
    "line",
    { label: t.delete, icon: <Trash2 />, danger: true, run: acts.remove },
  ];
  const items: readonly MenuItem[] = [
    ...(mayWrite ? [own] : []),
    { label: t.unread, icon: <MailOpen />, keys: "u", run: acts.unread },
    { label: t.copyLink, icon: <LinkIcon />, run: acts.copyLink },
    ...(mayWrite || ticket.public_url ? [page] : []),
    ...(mayWrite ? rearranging : []),
  ];
  return (
    <div className="flex shrink-0 items-center gap-1">
      <Present number={ticket.number} />
      {mayWrite && !isClosed && (
        <>
          <Button
            small
            className="max-sm:hidden"
            keys="e"
            icon={isSolved ? <RotateCcw className="size-3.5" /> : <CheckCheck className="size-3.5" />}
            onClick={acts.solveOrReopen}
          >
            {isSolved ? t.reopen : t.solve}
          </Button>
          <IconButton
            className="sm:hidden"
            label={isSolved ? t.reopen : t.solve}
            icon={isSolved ? <RotateCcw className="size-4" /> : <CheckCheck className="size-4" />}
            onClick={acts.solveOrReopen}
          />
        </>
      )}
      {mayWrite && (
        <Snooze
          until={ticket.snoozed_until}
          open={snoozing}
          onOpenChange={onSnoozing}
          onSnooze={acts.snooze}
        />
      )}
      <Menu
        align="end"
        items={items}
        trigger={<IconButton label={t.more} icon={<Ellipsis className="size-4" />} />}
      />
      <IconButton
        className="lg:hidden"
        label={t.details}
        icon={<PanelRight className="size-4 rtl:-scale-x-100" />}
        onClick={onDetails}
      />
    </div>
  );
}
