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
  const known = new Set(fields.map((each) => each.key));
  const lines = fields.map(
    (field) => [field.label, said(field, values[field.key], { ...t, nameOf })] as const,
  );
  const free = Object.entries(values)
    .filter(([key]) => !known.has(key))
    .map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)] as const);
  return [...lines, ...free].flatMap(([label, text]) => (text ? [[label, text] as [string, string]] : []));
}
