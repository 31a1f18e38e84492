/**
 * Where the words are written. Until the editor's code has come and the editor is made, a plain field of the same name,
 * size and place takes what is typed; then the editor takes over its words, its caret and the focus in one step, so that
 * no letter goes astray.
 */
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { UserWire } from "@/wire";
import { Rich } from "../timeline/rich";
import { type EditorHandle, WORDS_BOX } from "./editor-handle";
import { takeFiles } from "./files";
import type { Draft } from "./use-draft";
import { useEditorPart } from "./use-editor";
import { useTyped } from "./use-typed";

export interface WordsHandle {
  readonly focus: () => void;
  readonly insert: (html: string) => void;
}

interface Props {
  readonly ref?: Ref<WordsHandle>;
  readonly draft: Draft;
  readonly label: string;
  readonly placeholder: string;
  readonly people: readonly UserWire[] | null;
  readonly onTyping: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSend: (solve: boolean) => void;
  readonly onEscape: () => void;
  readonly tools: ReactNode;
}

export function Words({ ref, draft, onTyping, tools, ...rest }: Props) {
  const Editor = useEditorPart();
  const typed = useTyped(draft);
  const plain = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle | null>(null);
  const waiting = useRef<((handle: EditorHandle) => void)[]>([]);
  const isComposing = useRef(false);
  const [isTaken, setIsTaken] = useState(false);
  const takeOver = () => {
    const made = editor.current;
    const field = plain.current;
    // In the middle of a letter of several strokes nothing may move.
    if (!made || isComposing.current) return;
    if (field && box.current) {
      box.current.hidden = false;
      const isHere = document.activeElement === field;
      const { value, selectionStart: start, selectionEnd: end } = field;
      made.take({ before: typed.before, text: value, caret: isHere ? [start, end] : null });
    }
    setIsTaken(true);
    for (const run of waiting.current.splice(0)) run(made);
  };
  const latest = useRef(takeOver);
  useEffect(() => {
    latest.current = takeOver;
  });
  const onHandle = (next: EditorHandle | null) => {
    editor.current = next;
    if (next) latest.current();
  };
  useImperativeHandle(ref, () => ({
    focus: () => {
      const field = plain.current;
      if (!field) return editor.current?.focus();
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    },
    insert: (html) => {
      if (isTaken && editor.current) editor.current.insert(html);
      else waiting.current.push((handle) => handle.insert(html));
    },
  }));
  return (
    <>
      {!isTaken && (
        <>
          {typed.before && (
            <div className="max-h-[20dvh] overflow-y-auto px-pad pt-2">
              <Rich html={typed.before} />
            </div>
          )}
          <textarea
            ref={plain}
            dir="auto"
            aria-label={rest.label}
            placeholder={rest.placeholder}
            value={typed.text}
            className={`${WORDS_BOX} block w-full resize-none bg-transparent pt-2.5 [field-sizing:content] placeholder:text-faint`}
            onChange={(event) => {
              typed.type(event.target.value);
              onTyping();
            }}
            onCompositionStart={() => {
              isComposing.current = true;
            }}
            onCompositionEnd={() => {
              isComposing.current = false;
              // The last letters are in the field only after this.
              setTimeout(() => latest.current());
            }}
            onKeyDown={(event) => {
              if (event.key === "Escape") rest.onEscape();
            }}
            onPaste={(event) => {
              if (takeFiles(event.clipboardData, rest.onFiles)) event.preventDefault();
            }}
          />
          <div className="flex items-center gap-px px-2">{tools}</div>
        </>
      )}
      {Editor && draft.isReady && (
        <div ref={box} hidden={!isTaken}>
          <Editor
            {...rest}
            onHandle={onHandle}
            content={draft.content}
            epoch={draft.epoch}
            onChange={(content) => {
              draft.change({ content });
              onTyping();
            }}
            tools={isTaken ? tools : null}
          />
        </div>
      )}
    </>
  );
}
