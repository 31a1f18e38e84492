/** The text of a macro's message, with names to fill in: a placeholder goes in where the caret is. */
import { Braces } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button, Field, Menu, Textarea } from "@/parts";
import { useTexts } from "@/texts";
import { texts } from "./texts";

interface Props {
  readonly label: string;
  readonly text: string;
  /** A program wrote it as HTML, and HTML it stays. */
  readonly isHtml: boolean;
  readonly error: string | undefined;
  readonly isFresh: boolean;
  readonly onChange: (text: string) => void;
}

export function MessageText({ label, text, isHtml, error, isFresh, onChange }: Props) {
  const t = useTexts(texts);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isFresh) setTimeout(() => box.current?.focus());
  }, [isFresh]);
  const insert = (name: string) => {
    const blank = `{{${name}}}`;
    const from = box.current?.selectionStart ?? text.length;
    const to = box.current?.selectionEnd ?? from;
    onChange(text.slice(0, from) + blank + text.slice(to));
    // After the menu has given the focus back.
    setTimeout(() => {
      box.current?.focus();
      box.current?.setSelectionRange(from + blank.length, from + blank.length);
    });
  };
  const names = Object.keys(t.placeholders) as (keyof typeof t.placeholders)[];
  return (
    <div className="flex flex-col gap-2">
      <Field label={label} hint={isHtml ? `${t.htmlHint} ${t.textHint}` : t.textHint} error={error}>
        <Textarea ref={box} rows={4} value={text} onChange={(event) => onChange(event.target.value)} />
      </Field>
      <Menu
        trigger={
          <Button small tone="quiet" className="self-start" icon={<Braces className="size-4" />}>
            {t.placeholder}
          </Button>
        }
        items={names.map((name) => ({ key: name, label: t.placeholders[name], run: () => insert(name) }))}
      />
    </div>
  );
}
