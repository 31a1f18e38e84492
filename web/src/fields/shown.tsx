/** Custom fields as words, and free metadata behind them. */
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "@/texts";
import { type FieldWire, wireWhole } from "@/wire";
import { texts } from "./texts";
import { said, type Values } from "./values";

/** The fields of customers or companies in their order. */
export function useFields(entity: "customer" | "company"): readonly FieldWire[] {
  const { data } = useQuery({
    ...wireWhole("GET /fields", { entity, order_dir: "asc" }),
    staleTime: 60_000,
  });
  return data ?? [];
}

/** Label and words of every value that is there. */
export function useSaidValues(fields: readonly FieldWire[], values: Values): readonly [string, string][] {
  const t = useTexts(texts);
  const hasUsers = fields.some((each) => each.type === "user" && values[each.key]);
  const { data: users } = useQuery({ ...wireWhole("GET /users"), enabled: hasUsers });
  const nameOf = (id: string) => users?.find((each) => each.id === id)?.name ?? id;
  const lines = fields.map(
    (field) => [field.label, said(field, values[field.key], { ...t, nameOf })] as const,
  );
  return [...lines, ...freeValues(fields, values)].flatMap(([label, text]) =>
    text ? [[label, text] as [string, string]] : [],
  );
}

/** What other programs noted beside the fields: the key, and the value as it came. */
export function freeValues(
  fields: readonly FieldWire[],
  values: Values,
): readonly (readonly [string, string])[] {
  const known = new Set(fields.map((each) => each.key));
  return Object.entries(values)
    .filter(([key, value]) => !known.has(key) && value !== null && value !== "")
    .map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)] as const);
}
