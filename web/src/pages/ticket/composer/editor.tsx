/** The editor itself, loaded when it is wanted. It knows text and files, and nothing of tickets. */
import { Mention } from "@tiptap/extension-mention";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent, useEditor } from "@tiptap/react";
import { StarterKit } from "@tiptap/starter-kit";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { UserWire } from "@/wire";
import { type Asked, MentionList, mentionsOf } from "./mentions";
import { Toolbar } from "./toolbar";

export interface EditorHandle {
  readonly focus: () => void;
  readonly insert: (html: string) => void;
}

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

const WORDS =
  "min-h-20 max-h-[40dvh] overflow-y-auto px-pad py-2 outline-none [font-variant-ligatures:none] whitespace-break-spaces break-words [overflow-wrap:anywhere] leading-relaxed [&_p]:my-0.5 [&_ul]:my-1 [&_ul]:list-disc [&_ul]:ps-6 [&_ol]:my-1 [&_ol]:list-decimal [&_ol]:ps-6 [&_blockquote]:my-1 [&_blockquote]:border-s-2 [&_blockquote]:border-edge [&_blockquote]:ps-3 [&_blockquote]:text-soft [&_pre]:my-1 [&_pre]:whitespace-pre-wrap [&_pre]:rounded-md [&_pre]:bg-sunk [&_pre]:p-2 [&_pre]:font-mono [&_pre]:text-small [&_code]:rounded-sm [&_code]:bg-sunk [&_code]:px-1 [&_code]:font-mono [&_code]:text-small [&_a]:text-mark [&_a]:underline [&_.is-editor-empty:first-child]:before:pointer-events-none [&_.is-editor-empty:first-child]:before:float-start [&_.is-editor-empty:first-child]:before:h-0 [&_.is-editor-empty:first-child]:before:text-faint [&_.is-editor-empty:first-child]:before:content-[attr(data-placeholder)]";

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
  }, [editor, epoch, content]);
  useEffect(() => {
    // Before it is made it takes no commands.
    if (!isMade) return;
    const { onHandle } = latest.current;
    onHandle({
      focus: () => editor.commands.focus("end"),
      insert: (html) => editor.chain().focus().insertContent(html).run(),
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

/** Files are attached; words and pictures that come along as words are left to the editor. */
function takeFiles(data: DataTransfer | null, onFiles: (files: readonly File[]) => void): boolean {
  const files = [...(data?.files ?? [])];
  const hasWords = data?.types.includes("text/plain") || data?.types.includes("text/html");
  if (files.length === 0 || (hasWords && data?.types.includes("text/rtf"))) return false;
  onFiles(files);
  return true;
}
