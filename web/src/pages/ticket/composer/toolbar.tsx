/** What the words can look like. */
import { type Editor, useEditorState } from "@tiptap/react";
import {
  Bold,
  Code,
  Italic,
  Link,
  List,
  ListOrdered,
  SquareCode,
  Strikethrough,
  TextQuote,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button, Field, IconButton, Input, Popover } from "@/parts";
import { useTexts } from "@/texts";
import { texts } from "./texts";

interface Props {
  readonly editor: Editor;
  readonly children?: ReactNode;
}

const SIGN = "size-4";

export function Toolbar({ editor, children }: Props) {
  const t = useTexts(texts);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      strike: now.isActive("strike"),
      code: now.isActive("code"),
      codeBlock: now.isActive("codeBlock"),
      quote: now.isActive("blockquote"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
    }),
  });
  const chain = () => editor.chain().focus();
  const tools = [
    { key: "bold", icon: <Bold className={SIGN} />, keys: "mod+b", run: () => chain().toggleBold().run() },
    {
      key: "italic",
      icon: <Italic className={SIGN} />,
      keys: "mod+i",
      run: () => chain().toggleItalic().run(),
    },
    { key: "strike", icon: <Strikethrough className={SIGN} />, run: () => chain().toggleStrike().run() },
    { key: "bullets", icon: <List className={SIGN} />, run: () => chain().toggleBulletList().run() },
    { key: "numbers", icon: <ListOrdered className={SIGN} />, run: () => chain().toggleOrderedList().run() },
    { key: "quote", icon: <TextQuote className={SIGN} />, run: () => chain().toggleBlockquote().run() },
    { key: "code", icon: <Code className={SIGN} />, keys: "mod+e", run: () => chain().toggleCode().run() },
    { key: "codeBlock", icon: <SquareCode className={SIGN} />, run: () => chain().toggleCodeBlock().run() },
  ] as const;
  return (
    <div className="flex items-center gap-px overflow-x-auto px-2 [scrollbar-width:none]">
      <div role="toolbar" aria-label={t.format} className="flex items-center gap-px">
        {tools.map((each) => (
          <IconButton
            key={each.key}
            small
            label={t[each.key]}
            icon={each.icon}
            pressed={on[each.key]}
            {...("keys" in each ? { keys: each.keys } : {})}
            onMouseDown={(event) => event.preventDefault()}
            onClick={each.run}
          />
        ))}
        <LinkTool editor={editor} />
      </div>
      {children}
    </div>
  );
}

function LinkTool({ editor }: { readonly editor: Editor }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState("");
  const show = (next: boolean) => {
    if (next) setAddress(String(editor.getAttributes("link")["href"] ?? ""));
    setOpen(next);
  };
  const set = () => {
    const href = withProtocol(address.trim());
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link"))
      chain
        .insertContent({ type: "text", text: address.trim(), marks: [{ type: "link", attrs: { href } }] })
        .run();
    else chain.setLink({ href }).run();
    setOpen(false);
  };
  return (
    <Popover
      label={t.link}
      open={open}
      onOpenChange={show}
      side="top"
      trigger={
        <IconButton small label={t.link} icon={<Link className={SIGN} />} pressed={editor.isActive("link")} />
      }
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          set();
        }}
      >
        <Field label={t.linkAddress}>
          <Input value={address} inputMode="url" onChange={(event) => setAddress(event.target.value)} />
        </Field>
        <Button small tone="main" type="submit" className="self-end">
          {address.trim() ? t.linkSet : t.linkRemove}
        </Button>
      </form>
    </Popover>
  );
}

/** Give an address its protocol; only of the web and of mail are there links. */
export function withProtocol(address: string): string {
  if (!address) return "";
  if (/^(https?:|mailto:)/i.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/]+:\d/.test(address) ? "" : `https://${address}`;
}
