/** Choosing an agent, a company or a customer: the server is asked while one types, so there may be any number. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useSettled } from "@/kit/use-typed";
import { Avatar, Combobox, type ComboboxItem } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { wireQuery } from "@/wire";
import { texts } from "./texts";

/** What nobody's id is: the server knows none of it. */
const NONE = "none";

export interface Chosen {
  readonly id: string;
  readonly name: string;
}
interface Props {
  readonly value: Chosen | null;
  readonly onChange: (chosen: Chosen | null) => void;
  readonly label?: string;
  readonly trigger?: ReactNode;
}

function withChosen(items: readonly ComboboxItem[], value: Chosen | null): readonly ComboboxItem[] {
  if (!value || items.some((each) => each.value === value.id)) return items;
  return [{ value: value.id, label: value.name }, ...items];
}

function pick(items: readonly ComboboxItem[], id: string): Chosen | null {
  const found = items.find((each) => each.value === id);
  return id === NONE || !found ? null : { id, name: found.label };
}

export function AgentPicker({ value, onChange, label, trigger }: Props) {
  const t = useTexts(texts);
  const { user } = useSession();
  const [text, setText] = useState("");
  const search = useSettled(text.trim());
  const { data, isFetching } = useQuery({
    ...wireQuery("GET /users", {
      query: { active: true, limit: 50, order_by: "name", order_dir: "asc", search: search || undefined },
    }),
    placeholderData: keepPreviousData,
  });
  const found = (data?.data ?? []).map((each) => ({
    value: each.id,
    label: each.name,
    hint: each.id === user.id ? t.me : each.email,
    icon: <Avatar name={each.name} src={each.avatar_url} size="tiny" />,
  }));
  const sorted = [
    ...found.filter((each) => each.value === user.id),
    ...found.filter((each) => each.value !== user.id),
  ];
  const nobody = { value: NONE, label: t.nobody, icon: <span className="size-4.5" /> };
  const items = withChosen(search ? sorted : [nobody, ...sorted], value);
  return (
    <Combobox
      label={label ?? t.agent}
      items={items}
      value={value?.id ?? null}
      onChange={(id) => onChange(pick(items, id))}
      onSearch={setText}
      loading={isFetching}
      trigger={trigger}
    />
  );
}

export function CompanyPicker({
  value,
  onChange,
  onCreate,
  label,
  trigger,
}: Props & { readonly onCreate?: (name: string) => void }) {
  const t = useTexts(texts);
  const [text, setText] = useState("");
  const search = useSettled(text.trim());
  const { data, isFetching } = useQuery({
    ...wireQuery("GET /companies", {
      query: { limit: 30, order_by: "name", order_dir: "asc", search: search || undefined },
    }),
    placeholderData: keepPreviousData,
  });
  const found = (data?.data ?? []).map((each) => ({ value: each.id, label: each.name }));
  const none = { value: NONE, label: t.noCompany };
  const items = withChosen(search ? found : [none, ...found], value);
  return (
    <Combobox
      label={label ?? t.company}
      items={items}
      value={value?.id ?? null}
      onChange={(id) => onChange(pick(items, id))}
      onSearch={setText}
      loading={isFetching}
      trigger={trigger}
      {...(onCreate ? { onCreate } : {})}
    />
  );
}

export function CustomerPicker({
  value,
  onChange,
  onCreate,
  label,
}: Omit<Props, "trigger"> & { readonly onCreate: (text: string) => void }) {
  const t = useTexts(texts);
  const [text, setText] = useState("");
  const search = useSettled(text.trim());
  const { data, isFetching } = useQuery({
    ...wireQuery("GET /customers", { query: { limit: 20, search: search || undefined } }),
    placeholderData: keepPreviousData,
  });
  const items = withChosen(
    (data?.data ?? []).map((each) => ({
      value: each.id,
      label: each.name ?? each.email ?? each.phone ?? each.id,
      hint: [each.name && each.email, each.company].filter(Boolean).join(" · "),
      icon: <Avatar name={each.name ?? each.email ?? "?"} src={each.avatar_url} size="tiny" />,
    })),
    value,
  );
  return (
    <Combobox
      label={label ?? t.customer}
      items={items}
      value={value?.id ?? null}
      onChange={(id) => onChange(pick(items, id))}
      onSearch={setText}
      onCreate={onCreate}
      first
      loading={isFetching}
    />
  );
}
