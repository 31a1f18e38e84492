/** One of a list that is too long to be read whole: customers and companies, found by the server as one types. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { Combobox, type ComboboxItem, Field } from "@/parts";
import { useTexts } from "@/texts";
import { call } from "@/wire";
import type { Form } from "./form";
import { texts } from "./texts";

const NONE = "none";
const MOST = 20;
type Kind = "customers" | "companies";

interface Props<V extends object> {
  readonly form: Form<V>;
  readonly name: keyof V & string;
  readonly kind: Kind;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
}

async function find(kind: Kind, search: string, signal: AbortSignal): Promise<ComboboxItem[]> {
  const query = { limit: MOST, ...(search ? { search } : {}) };
  if (kind === "companies") {
    const { data } = await call("GET /companies", { query, signal });
    return data.map(({ id, name }) => ({ value: id, label: name }));
  }
  const { data } = await call("GET /customers", { query, signal });
  return data.map(({ id, name, email }) => ({
    value: id,
    label: name || email || id,
    ...(email && name ? { hint: email } : {}),
  }));
}

async function nameOf(kind: Kind, id: string, signal: AbortSignal): Promise<ComboboxItem> {
  if (kind === "companies") {
    const { data } = await call("GET /companies/{company_id}", { path: { company_id: id }, signal });
    return { value: id, label: data.name };
  }
  const { data } = await call("GET /customers/{customer_id}", { path: { customer_id: id }, signal });
  return { value: id, label: data.name || data.email || id };
}

export function FoundField<V extends object>({ form, name, kind, label, hint, optional }: Props<V>) {
  const t = useTexts(texts);
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const value = form.values[name] as string | null;
  const found = useQuery({
    queryKey: [kind, "found", search],
    queryFn: ({ signal }) => find(kind, search, signal),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: [kind, "named", value],
    queryFn: ({ signal }) => nameOf(kind, value ?? "", signal),
    enabled: value !== null,
    retry: false,
  });
  const items = found.data ?? [];
  const known = value === null || items.some((each) => each.value === value);
  return (
    <Field
      label={label}
      error={form.errorOf(name)}
      {...(hint ? { hint } : {})}
      {...(optional ? { optional } : {})}
    >
      <Combobox
        label={label}
        value={value ?? NONE}
        loading={found.isFetching}
        onSearch={setText}
        items={[
          ...(search ? [] : [{ value: NONE, label: t.none }]),
          ...(known ? [] : [chosen.data ?? { value, label: value }]),
          ...items,
        ]}
        onChange={(next) => form.set({ [name]: next === NONE ? null : next } as Partial<V>)}
      />
    </Field>
  );
}
