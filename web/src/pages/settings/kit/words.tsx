/** A list of single words (addresses, host names, tags): Enter or a comma adds one, Backspace takes the last away. */
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Chip, Field, Input } from "@/parts";
import type { Form } from "./form";

interface Props<V extends object> {
  readonly form: Form<V>;
  readonly name: keyof V & string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly optional?: boolean;
}

export function WordsField<V extends object>({ form, name, label, hint, placeholder, optional }: Props<V>) {
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
    />
  );
}

interface WordsProps {
  readonly label: string;
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly optional?: boolean;
}

export function Words({ label, words, onChange, error, hint, placeholder, optional }: WordsProps) {
  const [text, setText] = useState("");
  const take = (given: string) => {
    const news = given.split(/[,\s]+/).filter((word) => word && !words.includes(word));
    if (news.length > 0) onChange([...words, ...news]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
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
        // What stands in the box counts, also when nobody pressed Enter.
        onBlur={() => text.trim() && take(text)}
      />
    </Field>
  );
}
