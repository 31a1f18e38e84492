/** A field that is typed: text, number, date. */
import { useEffect, useRef, useState } from "react";
import { writeKept } from "@/kit/kept";
import { keptText, useTidied } from "@/kit/use-kept";
import { Input, Textarea } from "@/parts";
import { useTexts } from "@/texts";
import type { FieldWire } from "@/wire";
import { texts } from "./texts";

export interface TypedProps {
  readonly field: FieldWire;
  readonly value: unknown;
  /** Where in the browser is kept what is typed, until it is saved. */
  readonly place: string;
  /** What was given last is on its way, and shown already. */
  readonly isSaving: boolean;
  readonly onChange: (value: unknown) => void;
  /** What is wrong with what was given last, and where that is said. */
  readonly fault: string | undefined;
  readonly faultId: string;
  readonly onFault: (fault: string | undefined) => void;
}

/**
 * Kept while it is typed, sent when one leaves it. Escape puts back what was there; what was refused stays as it was
 * typed, to be mended.
 */
export function Typed({ field, value, place, isSaving, onChange, fault, faultId, onFault }: TypedProps) {
  const t = useTexts(texts);
  const known = value === null ? "" : String(value);
  const [kept] = useState(() => keptText(place, known));
  useTidied(place, kept === null);
  const [text, setText] = useState(kept ?? known);
  const isTyping = useRef(false);
  const given = useRef(text);
  useEffect(() => {
    if (kept !== null) onFault(t.notSaved);
  }, [kept, onFault, t]);
  useEffect(() => {
    if (isTyping.current || isSaving) return;
    setText(fault ? given.current : known);
  }, [known, fault, isSaving]);
  const forget = () => {
    onFault(undefined);
    writeKept(place, null);
    setText(known);
  };
  const done = ({ target }: { target: HTMLInputElement | HTMLTextAreaElement }) => {
    isTyping.current = false;
    given.current = text;
    // Half a date, or what is no number: the browser shows it, and has no value for it.
    if (target.validity.badInput) return onFault(field.type === "date" ? t.notADate : t.notANumber);
    const wanted = text.trim();
    if (wanted === known.trim()) return isSaving ? undefined : forget();
    if (wanted === "") return onChange(null);
    onChange(field.type === "number" ? Number(wanted) : wanted);
  };
  const shared = {
    "aria-label": field.label,
    ...(fault ? { "aria-invalid": true as const, "aria-describedby": faultId } : {}),
    value: text,
    placeholder: t.empty,
    className: `${fault ? "" : "border-transparent! "}bg-transparent! px-2! hover:bg-hover!${text ? "" : " text-faint!"}`,
    onFocus: () => {
      isTyping.current = true;
    },
    onChange: ({ target }: { target: { value: string } }) => {
      setText(target.value);
      writeKept(place, target.value === known ? null : target.value);
    },
    onBlur: done,
  };
  const onKey = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      const { target } = event as React.KeyboardEvent<HTMLInputElement> & { target: HTMLInputElement };
      if (target.validity.badInput) target.value = known;
      forget();
    } else if (
      event.key === "Enter" &&
      (field.type !== "text" || field.single_line || event.metaKey || event.ctrlKey)
    )
      (event.target as HTMLElement).blur();
  };
  if (field.type === "text" && !field.single_line) {
    return (
      <Textarea
        {...shared}
        rows={1}
        className={`${shared.className} max-h-48 min-h-control-small! resize-none overflow-y-auto py-1!`}
        maxLength={field.max_length ?? undefined}
        onKeyDown={onKey}
      />
    );
  }
  const kind = { text: "text", number: "number", date: "date" }[field.type as "text" | "number" | "date"];
  return (
    <Input
      {...shared}
      type={kind}
      step="any"
      maxLength={field.max_length ?? undefined}
      className={`${shared.className} h-control-small!`}
      onKeyDown={onKey}
    />
  );
}
