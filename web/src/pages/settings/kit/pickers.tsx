/** Choosing users, teams, inboxes and the like by name, one or several, found by typing. */
import type { ReactNode } from "react";
import { Avatar, Combobox, type ComboboxItem, Field } from "@/parts";
import { useTexts } from "@/texts";
import type { Lists, RowOf } from "@/wire";
import { useAll } from "./all";
import type { Form } from "./form";
import { texts } from "./texts";

const NONE = "none";

/** Users who are active, as choices. */
export function useUserItems(): readonly ComboboxItem[] {
  const { data } = useAll("GET /users", { active: true, order_by: "name", order_dir: "asc" });
  return (data ?? []).map((user) => ({
    value: user.id,
    label: user.name,
    hint: user.email,
    icon: <Avatar name={user.name} src={user.avatar_url} size="tiny" />,
  }));
}

type Named = Extract<Lists, "GET /teams" | "GET /inboxes" | "GET /sla-policies" | "GET /categories">;

export function useNamedItems(operation: Named): readonly ComboboxItem[] {
  const { data } = useAll(operation) as { data?: RowOf<"GET /teams">[] };
  return (data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

interface Props<V extends object> {
  readonly form: Form<V>;
  readonly name: keyof V & string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly items: readonly ComboboxItem[];
}

/** One or none: the value is an id or null. */
export function OneField<V extends object>(props: Props<V> & { readonly required?: boolean }) {
  const { form, name, label, hint, optional, items, required } = props;
  const t = useTexts(texts);
  const value = (form.values[name] as string | null) ?? NONE;
  const known = value === NONE || items.some((each) => each.value === value);
  const all = [
    ...(required ? [] : [{ value: NONE, label: t.none }]),
    ...items,
    ...(known ? [] : [{ value, label: value }]), // somebody who left: still the one who is named
  ];
  return (
    <Field
      label={label}
      error={form.errorOf(name)}
      {...(hint ? { hint } : {})}
      {...(optional ? { optional } : {})}
    >
      <Combobox
        label={label}
        items={all}
        value={value}
        onChange={(next) => form.set({ [name]: next === NONE ? null : next } as Partial<V>)}
      />
    </Field>
  );
}

/** Several: the value is a list of ids, in the order of choosing. */
export function SeveralField<V extends object>({ form, name, label, hint, optional, items }: Props<V>) {
  const value = form.values[name] as readonly string[];
  const unknown = value.filter((id) => !items.some((each) => each.value === id));
  const toggle = (id: string) => {
    const next = value.includes(id) ? value.filter((each) => each !== id) : [...value, id];
    form.set({ [name]: next } as Partial<V>);
  };
  return (
    <Field
      label={label}
      error={form.errorOf(name)}
      {...(hint ? { hint } : {})}
      {...(optional ? { optional } : {})}
    >
      <Combobox
        label={label}
        items={[...items, ...unknown.map((id) => ({ value: id, label: id }))]}
        value={value}
        onChange={toggle}
      />
    </Field>
  );
}
