/** The colour of a tag or a status: one of a few that suit the rest, or any other. */
import { Check } from "lucide-react";
import { cx } from "@/kit/cx";
import { Field, Input } from "@/parts";
import { useTexts } from "@/texts";
import type { Form } from "./form";
import { texts } from "./texts";

export const COLORS = {
  grey: "#64748b",
  red: "#dc2626",
  orange: "#ea580c",
  amber: "#d97706",
  green: "#16a34a",
  teal: "#0f766e",
  blue: "#2563eb",
  violet: "#7c3aed",
  pink: "#db2777",
} as const;

/** A dot of a colour that the workspace chose. */
export function ColorDot({ color, className }: { readonly color: string; readonly className?: string }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className={cx("size-3 shrink-0", className)}>
      <circle cx="5" cy="5" r="4.5" fill={color} stroke="currentColor" strokeOpacity="0.25" />
    </svg>
  );
}

export function ColorField<V extends { color: string }>({ form }: { readonly form: Form<V> }) {
  const t = useTexts(texts);
  const { color } = form.values;
  const choose = (next: string) => form.set({ color: next } as Partial<V>);
  return (
    <div className="flex flex-col gap-2">
      <fieldset>
        <legend className="mb-1 font-medium text-small text-soft">{t.color}</legend>
        <div className="flex flex-wrap gap-1.5">
          {(Object.keys(COLORS) as (keyof typeof COLORS)[]).map((name) => (
            <button
              key={name}
              type="button"
              aria-label={t.colors[name]}
              title={t.colors[name]}
              data-shows={color.toLowerCase() === COLORS[name] || undefined}
              aria-pressed={color.toLowerCase() === COLORS[name]}
              onClick={() => choose(COLORS[name])}
              className="relative flex size-8 items-center justify-center rounded-full hover:bg-hover"
            >
              <ColorDot color={COLORS[name]} className="size-6" />
              {color.toLowerCase() === COLORS[name] && (
                <Check className="absolute size-3.5 text-paper" strokeWidth={3} />
              )}
            </button>
          ))}
        </div>
      </fieldset>
      <Field label={t.ownColor} error={form.errorOf("color")}>
        <span className="flex items-center gap-2">
          <ColorDot color={color} className="size-5" />
          <Input
            value={color}
            aria-label={t.ownColor}
            placeholder="#0f766e"
            className="font-mono"
            onChange={(event) => choose(event.target.value)}
          />
        </span>
      </Field>
    </div>
  );
}
