/** A list of single words (addresses, host names, tags): Enter or a comma adds one, Backspace takes the last away. */
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Chip, Field, Input } from "@/parts";
import type { Form } from "./form";

interface Props<V extends object> {
  readonly form: Form<V>;
  readonly name: keyof V & string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly optional?: boolean;
  /** A word may hold blanks (tags): only a comma ends it. */
  readonly spaced?: boolean;
}

export function WordsField<V extends object>(props: Props<V>) {
  const { form, name, label, hint, placeholder, optional, spaced } = props;
  const words = form.values[name] as readonly string[];
  return (
    <Words
      label={label}
      words={words}
      error={form.errorOf(name)}
      onChange={(next) => form.set({ [name]: next } as Partial<V>)}
      {...(hint ? { hint } : {})}
      {...(placeholder ? { placeholder } : {})}
      {...(optional ? { optional } : {})}
      {...(spaced ? { spaced } : {})}
    />
  );
}

const WHILE_PRESSED = 250;

interface WordsProps {
  readonly label: string;
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly optional?: boolean;
  readonly spaced?: boolean;
}

/** Return the single words of a text. */
export function wordsOf(text: string, spaced: boolean): string[] {
  const words = text.split(spaced ? /[,\n]+/ : /[,\s]+/).map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}

export function Words(props: WordsProps) {
  const { label, words, onChange, error, hint, placeholder, optional, spaced = false } = props;
  const [text, setText] = useState("");
  const take = (given: string) => {
    const news = wordsOf(given, spaced).filter((word) => !words.includes(word));
    if (news.length > 0) onChange([...words, ...news]);
    setText("");
  };
  const latest = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = () => take(text);
  });
  /** What stands in the box counts without Enter, too. Not under the pointer: the chip would move what is pressed. */
  const onBlur = ({ relatedTarget: next }: FocusEvent) => {
    if (!text.trim()) return;
    if (next instanceof HTMLButtonElement && next.type === "submit") take(text);
    else setTimeout(() => latest.current?.(), WHILE_PRESSED);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Saving by keys sends what is in the form now, so the word has to be in it before.
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) flushSync(() => take(text));
    if ((event.key === "Enter" || event.key === ",") && text.trim() && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      take(text);
    }
    if (event.key === "Backspace" && text === "" && words.length > 0) onChange(words.slice(0, -1));
  };
  return (
    <Field label={label} error={error} {...(hint ? { hint } : {})} {...(optional ? { optional } : {})}>
      {words.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {words.map((word) => (
            <li key={word} className="max-w-full">
              <Chip name={word} onRemove={() => onChange(words.filter((each) => each !== word))}>
                {word}
              </Chip>
            </li>
          ))}
        </ul>
      )}
      <Input
        value={text}
        autoComplete="off"
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
    </Field>
  );
}
