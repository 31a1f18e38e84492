/** The page of a ticket that is there. */
import { useRef, useState } from "react";
import { Sheet } from "@/parts";
import { useMay } from "@/session/session";
import { Page } from "@/shell";
import { useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import { MergeDialog } from "./acts/merge";
import { ShareDialog } from "./acts/share";
import { SplitDialog } from "./acts/split";
import type { Acts } from "./acts/use-acts";
import { Composer, type ComposerHandle } from "./composer/composer";
import { useUndoSend } from "./composer/sending";
import { texts as composerTexts } from "./composer/texts";
import { useHeldBefore } from "./composer/use-held-before";
import { HeaderActions, Heading } from "./header";
import { Panel } from "./panel/panel";
import type { Picker } from "./panel/properties";
import { TypingLine, usePresence } from "./presence";
import { texts } from "./texts";
import { Timeline, useMessages } from "./timeline/timeline";
import { useIsWide } from "./use-is-wide";
import { useKeys } from "./use-keys";
import { useRead } from "./use-read";

interface Props {
  readonly ticket: TicketWire;
  readonly acts: Acts;
}

type Open = { kind: "merge" } | { kind: "split"; first?: string } | { kind: "share" };

export function TicketView({ ticket, acts }: Props) {
  const t = useTexts(texts);
  const { wrote } = useTexts(composerTexts);
  const mayWrite = useMay("write");
  const { number } = ticket;
  const composer = useRef<ComposerHandle>(null);
  const body = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [picker, setPicker] = useState<Picker | null>(null);
  const [snoozing, setSnoozing] = useState(false);
  const [sheet, setSheet] = useState(false);
  const isWide = useIsWide();
  const messages = useMessages(number);
  const undoSend = useUndoSend();
  const typing = usePresence(number);
  useRead(number, messages[0]?.id);
  useHeldBefore(number);
  const pick = (wanted: Picker) => {
    if (!isWide) setSheet(true);
    // A sheet must be there before a list can open in it.
    setTimeout(() => setPicker(wanted), isWide ? 0 : 60);
  };
  const lastMessage = () => {
    const all = body.current?.querySelectorAll<HTMLElement>("[data-message]");
    const last = all?.[all.length - 1];
    last?.scrollIntoView({ block: "nearest" });
    last?.focus({ preventScroll: true });
  };
  useKeys({ ticket, acts, composer, body, onPick: pick, onSnooze: () => setSnoozing(true), onOpen: setOpen });
  const panel = <Panel ticket={ticket} open={picker} onOpen={setPicker} />;
  return (
    <Page
      bare
      title={t.title(number, ticket.subject)}
      heading={<Heading ticket={ticket} />}
      actions={
        <HeaderActions
          ticket={ticket}
          acts={acts}
          snoozing={snoozing}
          onSnoozing={setSnoozing}
          onMerge={() => setOpen({ kind: "merge" })}
          onSplit={() => setOpen({ kind: "split" })}
          onShare={() => setOpen({ kind: "share" })}
          onDetails={() => setSheet(true)}
        />
      }
    >
      <div className="flex min-h-0 flex-1">
        <div ref={body} className="flex min-w-0 flex-1 flex-col">
          <Timeline
            ticket={ticket}
            onUndo={undoSend}
            onQuote={(html, author) =>
              composer.current?.quote(
                `<p>${escaped(wrote(author))}</p><blockquote>${html}</blockquote><p></p>`,
              )
            }
            onSplit={mayWrite ? (first) => setOpen({ kind: "split", first }) : undefined}
          />
          <TypingLine number={number} />
          <Composer
            ref={composer}
            ticket={ticket}
            onTyping={typing}
            onShowLatest={lastMessage}
            onLeave={lastMessage}
          />
        </div>
        {isWide && (
          <aside
            aria-label={t.details}
            className="w-72 shrink-0 overflow-y-auto overscroll-contain border-line border-s xl:w-80"
          >
            {panel}
          </aside>
        )}
      </div>
      {!isWide && (
        <Sheet title={t.details} open={sheet} onClose={() => setSheet(false)}>
          <div className="-mx-4">{panel}</div>
        </Sheet>
      )}
      {open?.kind === "merge" && (
        <MergeDialog ticket={ticket} onClose={() => setOpen(null)} onMerge={acts.merge} />
      )}
      {open?.kind === "share" && <ShareDialog ticket={ticket} onClose={() => setOpen(null)} />}
      {open?.kind === "split" && (
        <SplitDialog
          messages={messages}
          first={open.first}
          onClose={() => setOpen(null)}
          onSplit={acts.split}
        />
      )}
    </Page>
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
