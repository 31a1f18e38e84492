/** One answer or note while it is being written. */
import { Paperclip, Trash2 } from "lucide-react";
import { lazy, type Ref, Suspense, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Banner, Button, IconButton, Skeleton, toast, useFaultToast } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import type { PlanWire, TicketWire } from "@/wire";
import { useDeskWords } from "../data/desk";
import type { Kind } from "../data/queries";
import { saidSince } from "../timeline/items";
import { useMessages } from "../timeline/timeline";
import type { EditorHandle } from "./editor";
import { Macros } from "./macros";
import { SendButton } from "./send-button";
import { CAME_BACK, type CameBack, useSend } from "./sending";
import { EMPTY, isEmpty, joined } from "./store";
import { texts } from "./texts";
import { ComposerFiles, useUploads } from "./uploads";
import { type Draft, useDraft } from "./use-draft";

const Editor = lazy(() => import("./editor").then((module) => ({ default: module.Editor })));

export interface WritingHandle {
  readonly focus: () => void;
  readonly insert: (html: string) => void;
  readonly send: (solve: boolean) => void;
  readonly macros: () => void;
}

interface Props {
  readonly ref?: Ref<WritingHandle>;
  readonly ticket: TicketWire;
  readonly kind: Kind;
  readonly tabs: React.ReactNode;
  readonly onFold: () => void;
  readonly onTyping: () => void;
  readonly onShowLatest: () => void;
  readonly onLeave: () => void;
}

export function Writing({ ref, ticket, kind, tabs, onFold, onTyping, onShowLatest, onLeave }: Props) {
  const t = useTexts(texts);
  const { users, statuses } = useDeskWords();
  const sayFault = useFaultToast();
  const draft = useDraft(ticket.number, kind);
  const send = useSend(ticket.number, kind, draft);
  const [busy, setBusy] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [macros, setMacros] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { onHandle, whenReady } = useEditorHandle();
  const uploads = useUploads((file) => draft.change({ files: [...draft.current().files, file] }));
  useCameBack(ticket.number, kind, draft);

  const deliver = async (status?: string) => {
    if (busy) return;
    if (uploads.busy > 0) return void toast({ text: t.uploading(uploads.busy), tone: "bad" });
    if (isEmpty(draft.current())) return void toast({ text: t.empty, tone: "bad" });
    setBusy(true);
    try {
      await send(status);
      onFold();
      onLeave();
    } catch (error) {
      sayFault(error);
    } finally {
      setBusy(false);
    }
  };
  const solved = statuses.find((each) => each.state === "solved")?.key;
  const onSend = (solve: boolean) => void deliver(solve ? solved : undefined);
  useImperativeHandle(ref, () => ({
    focus: () => whenReady((handle) => handle.focus()),
    insert: (html) => whenReady((handle) => handle.insert(html)),
    send: onSend,
    macros: () => setMacros(true),
  }));
  const discard = () => {
    const gone = draft.current();
    draft.replace(EMPTY);
    toast({ text: t.discarded, undo: () => draft.replace(joined(gone, draft.current())) });
    onFold();
  };
  const onInsert = (plan: PlanWire) => {
    const said = kind === "note" ? (plan.note ?? plan.reply) : (plan.reply ?? plan.note);
    if (said) whenReady((handle) => handle.insert(said));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the button does the same
    <div
      className={cx("relative flex flex-col", isOver && "bg-mark-soft")}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        uploads.add([...event.dataTransfer.files]);
      }}
    >
      <div className="flex min-w-0 items-center gap-2 px-3 pt-2">
        {tabs}
        <Addressees ticket={ticket} kind={kind} />
        <Button small tone="quiet" className="ms-auto" onClick={onFold}>
          {t.close}
        </Button>
      </div>
      <Warnings ticket={ticket} draft={draft} onShowLatest={onShowLatest} />
      {isOver && <p className="px-pad py-2 text-mark">{t.dropHere}</p>}
      {draft.isReady ? (
        <Suspense fallback={<EditorSkeleton />}>
          <Editor
            onHandle={onHandle}
            label={kind === "note" ? t.noteText : t.replyText}
            placeholder={
              kind === "note" ? t.writeNote : t.replyTo(ticket.customer.name ?? ticket.customer.email ?? "")
            }
            content={draft.content}
            epoch={draft.epoch}
            people={kind === "note" ? users : null}
            onChange={(content) => {
              draft.change({ content });
              onTyping();
            }}
            onFiles={uploads.add}
            onSend={onSend}
            onEscape={onLeave}
            tools={
              <>
                <span aria-hidden className="mx-1 h-4 w-px shrink-0 bg-line" />
                <IconButton
                  small
                  label={t.attach}
                  icon={<Paperclip className="size-4" />}
                  onClick={() => picker.current?.click()}
                />
                <Macros number={ticket.number} open={macros} onOpenChange={setMacros} onInsert={onInsert} />
              </>
            }
          />
        </Suspense>
      ) : (
        <EditorSkeleton />
      )}
      <ComposerFiles
        files={draft.files}
        uploads={uploads}
        onRemove={(id) => draft.change({ files: draft.current().files.filter((each) => each.id !== id) })}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          uploads.add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <div className="flex items-center gap-2 px-3 pt-1 pb-3">
        <span role="status" className="min-w-0 truncate text-faint text-small">
          {t.saving[draft.saving]}
        </span>
        {!isEmpty(draft) && (
          <IconButton
            small
            className="ms-auto"
            label={t.discard}
            icon={<Trash2 className="size-4" />}
            onClick={discard}
          />
        )}
        <SendButton
          className={isEmpty(draft) ? "ms-auto" : ""}
          kind={kind}
          busy={busy}
          onSend={(status) => void deliver(status)}
        />
      </div>
    </div>
  );
}

function Addressees({ ticket, kind }: { readonly ticket: TicketWire; readonly kind: Kind }) {
  const t = useTexts(texts);
  if (kind === "note") return null;
  const { name, email } = ticket.customer;
  return (
    <p className="min-w-0 truncate text-faint text-small max-sm:hidden">
      {t.to} <span className="text-soft">{email && name ? `${name} <${email}>` : (email ?? name)}</span>
      {ticket.cc.length > 0 && ` · ${t.copyTo} ${ticket.cc.join(", ")}`}
    </p>
  );
}

interface WarningsProps {
  readonly ticket: TicketWire;
  readonly draft: Draft;
  readonly onShowLatest: () => void;
}

/** What should be known before it is sent. */
function Warnings({ ticket, draft, onShowLatest }: WarningsProps) {
  const t = useTexts(texts);
  const { user } = useSession();
  const messages = useMessages(ticket.number);
  const [since, setSince] = useState<string>();
  const isBegun = !isEmpty(draft);
  const newest = messages[0]?.created_at ?? ticket.created_at;
  useEffect(() => {
    setSince((old) => (isBegun ? (old ?? newest) : undefined));
  }, [isBegun, newest]);
  const others = saidSince(messages, isBegun ? since : undefined, user.id);
  const names = [...new Set(others.map((each) => each.author.name))].join(", ");
  return (
    <div className="flex flex-col gap-1 px-3 pt-2 empty:hidden">
      {draft.error && <Banner tone="bad">{t.error(draft.error)}</Banner>}
      {others.length > 0 && (
        <Banner
          tone="warn"
          action={
            <Button
              small
              onClick={() => {
                setSince(newest);
                onShowLatest();
              }}
            >
              {t.look}
            </Button>
          }
        >
          {t.othersReplied(names)}
        </Banner>
      )}
    </div>
  );
}

function EditorSkeleton() {
  return (
    <div aria-hidden className="flex h-28 flex-col gap-2 px-pad py-3">
      <Skeleton className="h-3 w-2/3 rounded-md" />
      <Skeleton className="h-3 w-1/3 rounded-md" />
    </div>
  );
}

/** The editor's handle, and a way to use it as soon as it is there. */
function useEditorHandle() {
  const handle = useRef<EditorHandle | null>(null);
  const waiting = useRef<((handle: EditorHandle) => void)[]>([]);
  const onHandle = (next: EditorHandle | null) => {
    handle.current = next;
    if (next) for (const run of waiting.current.splice(0)) run(next);
  };
  const whenReady = (run: (handle: EditorHandle) => void) => {
    if (handle.current) run(handle.current);
    else waiting.current.push(run);
  };
  return { onHandle, whenReady };
}

/** What was sent and came back stands before what has been begun since. */
function useCameBack(number: number, kind: Kind, draft: Draft): void {
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  useEffect(() => {
    const hear = (event: Event) => {
      const { detail } = event as CustomEvent<CameBack>;
      if (detail.number !== number || detail.kind !== kind) return;
      latest.current.replace(joined(detail, latest.current.current()));
    };
    addEventListener(CAME_BACK, hear);
    return () => removeEventListener(CAME_BACK, hear);
  }, [number, kind]);
}
