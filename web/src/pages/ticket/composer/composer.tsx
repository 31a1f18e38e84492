/** Where one answers: folded to a line until it is wanted, or until something was begun. */
import { useQuery } from "@tanstack/react-query";
import { Lock, Reply } from "lucide-react";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Button } from "@/parts";
import { useMay, useSession } from "@/session/session";
import { useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import { draftsQuery, type Kind } from "../data/queries";
import { CAME_BACK, type CameBack } from "./sending";
import { isEmpty, placeOf, readKept } from "./store";
import { texts } from "./texts";
import { contentOf } from "./use-draft";
import { loadEditor, whenIdle } from "./use-editor";
import { Writing, type WritingHandle } from "./writing";

export interface ComposerHandle {
  readonly open: (kind: Kind) => void;
  /** Put this into the reply. */
  readonly quote: (html: string) => void;
  readonly send: (solve: boolean) => void;
  readonly macros: () => void;
}

interface Props {
  readonly ref?: Ref<ComposerHandle>;
  readonly ticket: TicketWire;
  readonly onTyping: () => void;
  readonly onShowLatest: () => void;
  /** Back to the conversation. */
  readonly onLeave: () => void;
}

const KINDS: readonly Kind[] = ["reply", "note"];
/** As wide as what is said above it. */
const COLUMN = "mx-auto w-full max-w-3xl";

export function Composer({ ref, ticket, ...rest }: Props) {
  const t = useTexts(texts);
  const { number, customer } = ticket;
  const begun = useBegun(number);
  const mayWrite = useMay("write");
  // Who may only write notes is offered nothing else.
  const kinds = mayWrite ? KINDS : KINDS.filter((each) => each === "note");
  const [shown, setShown] = useState<Kind | "folded">();
  // What was begun is shown without being asked for, but takes no focus.
  const kind = shown === "folded" ? undefined : (shown ?? begun.find((each) => kinds.includes(each)));
  const writing = useRef<WritingHandle>(null);
  const waiting = useRef<((handle: WritingHandle) => void) | null>(null);
  const act = (asked: Kind, run: (handle: WritingHandle) => void) => {
    const wanted = kinds.includes(asked) ? asked : "note";
    setShown(wanted);
    if (kind === wanted && writing.current) run(writing.current);
    else waiting.current = run;
  };
  const begin = (wanted: Kind) => act(wanted, (handle) => handle.focus());
  useImperativeHandle(ref, () => ({
    open: begin,
    quote: (html) => act("reply", (handle) => handle.insert(html)),
    send: (solve) => writing.current?.send(solve),
    macros: () => act(kind ?? "reply", (handle) => handle.macros()),
  }));
  const onReady = (handle: WritingHandle | null) => {
    writing.current = handle;
    if (!handle || !waiting.current) return;
    waiting.current(handle);
    waiting.current = null;
  };
  useEffect(() => {
    const hear = (event: Event) => {
      const { detail } = event as CustomEvent<CameBack>;
      if (detail.number === number) setShown(detail.kind);
    };
    addEventListener(CAME_BACK, hear);
    return () => removeEventListener(CAME_BACK, hear);
  }, [number]);
  useEffect(() => {
    // The editor is on its way before anybody asks for it.
    return whenIdle(() => void loadEditor().catch(() => undefined));
  }, []);
  if (!kind) return <Folded customer={customer} onBegin={begin} />;
  return (
    <section
      aria-label={t.composer}
      className={cx("shrink-0 border-line border-t", kind === "note" && "border-note/25 bg-note-soft")}
    >
      <div className={COLUMN}>
        <Writing
          key={`${number} ${kind}`}
          ref={onReady}
          ticket={ticket}
          kind={kind}
          tabs={<Tabs kinds={kinds} kind={kind} begun={begun} onChoose={begin} />}
          onFold={() => setShown("folded")}
          {...rest}
        />
      </div>
    </section>
  );
}

interface FoldedProps {
  readonly customer: TicketWire["customer"];
  readonly onBegin: (kind: Kind) => void;
}

/** Nothing is being written: one line that invites to the kind that is usual for the person. */
function Folded({ customer, onBegin }: FoldedProps) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  return (
    <section aria-label={t.composer} className="shrink-0 border-line border-t p-3 sm:px-5">
      <div className={cx("flex gap-2", COLUMN)}>
        <button
          type="button"
          onClick={() => onBegin(mayWrite ? "reply" : "note")}
          className="flex h-control min-w-0 flex-1 items-center gap-2 rounded-lg border border-edge/60 bg-raised px-3 text-faint hover:border-faint"
        >
          {mayWrite ? (
            <Reply aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
          ) : (
            <Lock aria-hidden className="size-3.5 shrink-0" />
          )}
          <span className="truncate">
            {mayWrite ? t.replyTo(customer.name ?? customer.email ?? "") : t.writeNote}
          </span>
        </button>
        {mayWrite && (
          <Button icon={<Lock className="size-3.5" />} onClick={() => onBegin("note")}>
            {t.note}
          </Button>
        )}
      </div>
    </section>
  );
}

interface TabsProps {
  readonly kinds: readonly Kind[];
  readonly kind: Kind;
  readonly begun: readonly Kind[];
  readonly onChoose: (kind: Kind) => void;
}

function Tabs({ kinds, kind, begun, onChoose }: TabsProps) {
  const t = useTexts(texts);
  if (kinds.length === 1) {
    return (
      <p className="inline-flex h-control-small items-center gap-1.5 px-2 font-medium text-small">
        <Lock aria-hidden className="size-3" />
        {t.note}
      </p>
    );
  }
  return (
    <div className="flex gap-1">
      {kinds.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === kind}
          onClick={() => onChoose(each)}
          className={cx(
            "inline-flex h-control-small items-center gap-1.5 rounded-md px-2 font-medium text-small",
            each === kind ? "bg-press text-ink" : "text-soft hover:bg-hover hover:text-ink",
          )}
        >
          {each === "note" && <Lock aria-hidden className="size-3" />}
          {t[each]}
          {each !== kind && begun.includes(each) && (
            <span aria-hidden className="size-1.5 rounded-full bg-mark" />
          )}
        </button>
      ))}
    </div>
  );
}

/** The kinds in which something was begun, here or on the server. */
function useBegun(number: number): readonly Kind[] {
  const { user, workspace } = useSession();
  const { data: served } = useQuery(draftsQuery(number));
  return KINDS.filter((kind) => {
    const kept = readKept(placeOf(`${workspace.id}.${user.id}`, number, kind));
    if (kept && !kept.synced) return !isEmpty(kept);
    const draft = served?.[kind];
    return draft ? !isEmpty(contentOf(draft)) : false;
  });
}
