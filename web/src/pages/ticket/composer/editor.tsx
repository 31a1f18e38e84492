/** The editor itself, loaded when it is wanted. It knows text and files, and nothing of tickets. */
import { Mention } from "@tiptap/extension-mention";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent, type Editor as Tiptap, useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { UserWire } from "@/wire";
import { type EditorHandle, type Taken, WORDS_BOX } from "./editor-handle";
import { takeFiles } from "./files";
import { type Asked, MentionList, mentionsOf } from "./mentions";
import { paragraphsOf, stepsBehind } from "./plain";
import { Toolbar } from "./toolbar";

interface Props {
  /** Hears how to use it, and null when it is gone. */
  readonly onHandle: (handle: EditorHandle | null) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly content: string;
  /** Show `content` anew when this is another one. */
  readonly epoch: number;
  /** Who can be named by @; nobody in what leaves the house. */
  readonly people: readonly UserWire[] | null;
  readonly onChange: (html: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** ⌘↵; with shift it solves too. */
  readonly onSend: (solve: boolean) => void;
  readonly onEscape: () => void;
  readonly tools?: ReactNode;
}

const WORDS = `${WORDS_BOX} [font-variant-ligatures:none] whitespace-break-spaces [&_p]:my-0.5 [&_ul]:my-1 [&_ul]:list-disc [&_ul]:ps-6 [&_ol]:my-1 [&_ol]:list-decimal [&_ol]:ps-6 [&_blockquote]:my-1 [&_blockquote]:border-s-2 [&_blockquote]:border-edge [&_blockquote]:ps-3 [&_blockquote]:text-soft [&_pre]:my-1 [&_pre]:whitespace-pre-wrap [&_pre]:rounded-md [&_pre]:bg-sunk [&_pre]:p-2 [&_pre]:font-mono [&_pre]:text-small [&_code]:rounded-sm [&_code]:bg-sunk [&_code]:px-1 [&_code]:font-mono [&_code]:text-small [&_a]:text-mark [&_a]:underline [&_.is-editor-empty:first-child]:before:pointer-events-none [&_.is-editor-empty:first-child]:before:float-start [&_.is-editor-empty:first-child]:before:h-0 [&_.is-editor-empty:first-child]:before:text-faint [&_.is-editor-empty:first-child]:before:content-[attr(data-placeholder)]`;

export function Editor(props: Props) {
  const { label, placeholder, content, epoch, people, tools } = props;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [asked, setAsked] = useState<Asked | null>(null);
  const [mention] = useState(() => mentionsOf(() => latest.current.people ?? [], setAsked));
  const [isMade, setIsMade] = useState(false);
  const editor = useEditor({
    injectCSS: false, // our policy takes no <style>; what is needed of it stands in WORDS
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        gapcursor: false,
        underline: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: "https", protocols: ["mailto"] },
      }),
      Placeholder.configure({ placeholder }),
      ...(people
        ? [Mention.configure({ HTMLAttributes: { class: "font-medium text-mark" }, suggestion: mention })]
        : []),
    ],
    content,
    editorProps: {
      attributes: {
        class: WORDS,
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        dir: "auto",
      },
      handleKeyDown: (_view, event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
          latest.current.onSend(event.shiftKey);
          return true;
        }
        if (event.key === "Escape") latest.current.onEscape();
        return event.key === "Escape";
      },
      handlePaste: (_view, event) => takeFiles(event.clipboardData, latest.current.onFiles),
      handleDrop: (_view, event) => takeFiles(event.dataTransfer, latest.current.onFiles),
    },
    onCreate: () => setIsMade(true),
    onUpdate: ({ editor: changed }) => latest.current.onChange(changed.getHTML()),
  });
  const drawn = useRef(epoch);
  useEffect(() => {
    if (drawn.current === epoch) return;
    drawn.current = epoch;
    editor.commands.setContent(content, { emitUpdate: false });
    if (editor.isFocused) editor.commands.focus("end");
  }, [editor, epoch, content]);
  useEffect(() => {
    // Before it is made it takes no commands.
    if (!isMade) return;
    const { onHandle } = latest.current;
    onHandle({
      focus: () => editor.commands.focus("end"),
      insert: (html) => editor.chain().focus().insertContent(html).run(),
      take: (typed) => take(editor, typed),
    });
    return () => onHandle(null);
  }, [editor, isMade]);
  return (
    <div className="relative flex min-h-0 flex-col">
      <EditorContent editor={editor} />
      {asked && <MentionList asked={asked} />}
      <Toolbar editor={editor}>{tools}</Toolbar>
    </div>
  );
}

/** Go on from what was typed elsewhere, at the same place in it, and with the focus if it was there. */
function take(editor: Tiptap, { before, text, caret }: Taken): void {
  // What is typed is no HTML: as such it would lose the space that waits for the next word.
  const quietly = () => editor.chain().setMeta("addToHistory", false);
  const first = before || { type: "doc", content: paragraphsOf(text) };
  quietly().setContent(first, { emitUpdate: false }).run();
  if (before && text) quietly().insertContentAt(editor.state.doc.content.size, paragraphsOf(text)).run();
  if (!caret) return;
  const end = editor.state.doc.content.size - 1;
  const [from, to] = caret.map((at) => Math.max(1, end - stepsBehind(text.slice(at))));
  editor.commands.setTextSelection({ from: from ?? end, to: to ?? end });
  // Not by the command, which waits for a frame: a letter could come before it.
  editor.view.focus();
}
