/** One answer or note while it is being written. */
import { Paperclip, Trash2 } from "lucide-react";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Button, IconButton, toast, useFaultToast } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import type { PlanWire, TicketWire } from "@/wire";
import { useDeskWords } from "../data/desk";
import type { Kind } from "../data/queries";
import { Addressees, Warnings } from "./around";
import { Macros } from "./macros";
import { SendButton } from "./send-button";
import { CAME_BACK, type CameBack, useSend } from "./sending";
import { EMPTY, isEmpty, joined } from "./store";
import { texts } from "./texts";
import { ComposerFiles, useUploads } from "./uploads";
import { type Draft, useDraft } from "./use-draft";
import { Words, type WordsHandle } from "./words";

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
  const mayWrite = useMay("write");
  const send = useSend(ticket.number, kind, draft);
  const [busy, setBusy] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [macros, setMacros] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const words = useRef<WordsHandle>(null);
  const uploads = useUploads((file) => draft.change({ files: [...draft.current().files, file] }));
  useCameBack(ticket.number, kind, draft);
  const addFiles = (files: readonly File[]) => {
    if (mayWrite) uploads.add(files);
    else toast({ text: t.noFiles, tone: "bad" });
  };

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
  const onSend = (solve: boolean) => void deliver(solve && mayWrite ? solved : undefined);
  useImperativeHandle(ref, () => ({
    focus: () => words.current?.focus(),
    insert: (html) => words.current?.insert(html),
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
    if (said) words.current?.insert(said);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the button does the same
    <div
      className={cx("relative flex flex-col", isOver && "bg-mark-soft")}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setIsOver(mayWrite);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        setIsOver(false);
        if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        addFiles([...event.dataTransfer.files]);
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
      <Words
        ref={words}
        draft={draft}
        label={kind === "note" ? t.noteText : t.replyText}
        placeholder={
          kind === "note" ? t.writeNote : t.replyTo(ticket.customer.name ?? ticket.customer.email ?? "")
        }
        people={kind === "note" ? users : null}
        onTyping={onTyping}
        onFiles={addFiles}
        onSend={onSend}
        onEscape={onLeave}
        tools={
          mayWrite && (
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
          )
        }
      />
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
