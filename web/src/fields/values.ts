/** Values of custom fields as the API has them, by the field's key; null clears one. */
import type { FieldWire } from "@/wire";

export type Values = Readonly<Record<string, unknown>>;

/** What an input shows of a text, number or date. */
export function typed(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** What an input's text means for the field: null when it is empty. */
export function meant(field: Pick<FieldWire, "type">, text: string): string | number | null {
  if (text.trim() === "") return null;
  if (field.type !== "number") return text;
  const number = Number(text.replace(",", "."));
  // What is no number is sent as it is, so that the server says so at the field.
  return Number.isFinite(number) ? number : text;
}

/** The chosen options, whatever the value is. */
export function chosen(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((each): each is string => typeof each === "string");
  return typeof value === "string" ? [value] : [];
}

/** A value as words; null when there is none. `nameOf` knows agents by id. */
export function said(
  field: FieldWire,
  value: unknown,
  words: { readonly yes: string; readonly no: string; readonly nameOf: (id: string) => string },
): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (field.type === "checkbox") return value === true ? words.yes : words.no;
  if (field.type === "select" || field.type === "multi_select") {
    const labels = chosen(value).map((id) => field.options.find((each) => each.id === id)?.label ?? id);
    return labels.join(", ") || null;
  }
  if (field.type === "user") return chosen(value).map(words.nameOf).join(", ") || null;
  return Array.isArray(value) ? value.join(", ") : String(value);
}
