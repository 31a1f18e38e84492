/** Everything that can be done here by one key, in the palette and in the list of shortcuts. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  AlarmClock,
  CheckCheck,
  CircleDot,
  Link as LinkIcon,
  Lock,
  MailOpen,
  Merge,
  Reply,
  Scissors,
  Share2,
  SignalHigh,
  Tag,
  Trash2,
  UserRound,
  Users,
  Zap,
} from "lucide-react";
import type { RefObject } from "react";
import { type Command, useCommands } from "@/shell";
import { useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import type { Acts } from "./acts/use-acts";
import type { ComposerHandle } from "./composer/composer";
import { cachedLists } from "./data/lists";
import { useBack } from "./header";
import type { Picker } from "./panel/properties";
import { texts } from "./texts";

interface Props {
  readonly ticket: TicketWire;
  readonly acts: Acts;
  readonly composer: RefObject<ComposerHandle | null>;
  /** Where the messages stand. */
  readonly body: RefObject<HTMLElement | null>;
  readonly onPick: (picker: Picker) => void;
  readonly onSnooze: () => void;
  readonly onOpen: (open: { kind: "merge" } | { kind: "split" } | { kind: "share" }) => void;
}

type Own = Omit<Command, "group">;
const WRITE = { needs: "write" } as const;

export function useKeys({ ticket, acts, composer, body, onPick, onSnooze, onOpen }: Props): void {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const back = useBack();
  const beside = (step: 1 | -1) => {
    const next = neighbour(cachedLists(client), ticket.number, step);
    if (next) void navigate({ to: "/tickets/$number", params: { number: String(next) }, replace: true });
  };
  const solve = ticket.state === "solved" ? t.reopen : t.solve;
  const writing: readonly Own[] = [
    { id: "reply", title: t.reply, icon: <Reply />, keys: "r", run: () => composer.current?.open("reply") },
    { id: "macro", title: t.macro, icon: <Zap />, keys: "m", run: () => composer.current?.macros() },
    { id: "solve", title: solve, icon: <CheckCheck />, keys: "e", run: acts.solveOrReopen },
    { id: "assign", title: t.assign, icon: <Users />, keys: "a", run: () => onPick("assignee") },
    { id: "assign-me", title: t.assignMe, icon: <UserRound />, keys: "i", run: acts.assignMe },
    { id: "status", title: t.setStatus, icon: <CircleDot />, keys: "shift+s", run: () => onPick("status") },
    { id: "priority", title: t.setPriority, icon: <SignalHigh />, keys: "p", run: () => onPick("priority") },
    { id: "tags", title: t.setTags, icon: <Tag />, keys: "l", run: () => onPick("tags") },
    { id: "snooze", title: t.snooze, icon: <AlarmClock />, keys: "s", run: onSnooze },
    { id: "merge", title: t.merge, icon: <Merge />, run: () => onOpen({ kind: "merge" }) },
    { id: "split", title: t.split, icon: <Scissors />, run: () => onOpen({ kind: "split" }) },
    { id: "delete", title: t.delete, icon: <Trash2 />, run: acts.remove },
    {
      id: "send-solve",
      title: t.sendSolve,
      keys: "mod+shift+enter",
      silent: true,
      run: () => composer.current?.send(true),
    },
  ];
  const share = { id: "share", title: t.publicPageMore, icon: <Share2 /> };
  const others: readonly Own[] = [
    { id: "note", title: t.note, icon: <Lock />, keys: "n", run: () => composer.current?.open("note") },
    { id: "unread", title: t.unread, icon: <MailOpen />, keys: "u", run: acts.unread },
    { id: "link", title: t.copyLink, icon: <LinkIcon />, run: acts.copyLink },
    // The page that is there can be looked at; making one is writing.
    { ...share, ...(ticket.public_url ? {} : WRITE), run: () => onOpen({ kind: "share" }) },
    { id: "send", title: t.send, keys: "mod+enter", silent: true, run: () => composer.current?.send(false) },
    { id: "next", title: t.nextMessage, keys: "j", silent: true, run: () => move(body.current, 1) },
    { id: "previous", title: t.previousMessage, keys: "k", silent: true, run: () => move(body.current, -1) },
    { id: "next-ticket", title: t.nextTicket, keys: "shift+j", silent: true, run: () => beside(1) },
    { id: "previous-ticket", title: t.previousTicket, keys: "shift+k", silent: true, run: () => beside(-1) },
    { id: "back", title: t.back, keys: "escape", silent: true, run: back },
  ];
  const own = [...writing.map((each) => ({ ...each, ...WRITE })), ...others];
  useCommands(own.map((each) => ({ ...each, id: `ticket.${each.id}`, group: t.ticket })));
}

/** Go to the message after the one that is focused, or after what is at the top. */
function move(body: HTMLElement | null, step: 1 | -1): void {
  const all = [...(body?.querySelectorAll<HTMLElement>("[data-message]") ?? [])];
  const at = all.findIndex((each) => each.contains(document.activeElement));
  const next = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

/** The ticket beside this one, in the list that was read last and has it. */
export function neighbour(
  lists: readonly (readonly TicketWire[])[],
  number: number,
  step: 1 | -1,
): number | undefined {
  for (const list of lists) {
    const at = list.findIndex((each) => each.number === number);
    if (at !== -1) return list[at + step]?.number;
  }
  return undefined;
}
