/** What may be chosen for a chip, and what the chosen is called. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Avatar, type ComboboxItem, PriorityIcon, type State, StatusDot } from "@/parts";
import { useTexts } from "@/texts";
import { MOST_ROWS, type UserWire, wireQuery } from "@/wire";
import type { ChipName } from "./chips";
import { useCategories, useInboxes, useStatuses, useTags, useTeams, useUsers } from "./names";
import { SOURCES, sourceTexts } from "./sources";
import { texts } from "./texts";

const STATES: readonly State[] = ["open", "in_progress", "pending", "on_hold", "solved", "closed"];
const PRIORITIES = ["urgent", "high", "medium", "low"] as const;

export interface Values {
  readonly items: readonly ComboboxItem[];
  /** Only where the server looks for what is typed. */
  readonly onSearch?: (text: string) => void;
  readonly loading?: boolean;
}

/** The values that a chip offers. Customers and companies are many, users may be: the server looks for them. */
export function useChipValues(chip: ChipName): Values {
  const listed = useListed(chip);
  const found = useFound(chip);
  const people = usePeople(chip, listed);
  return found ?? people ?? { items: listed };
}

function useListed(chip: ChipName): readonly ComboboxItem[] {
  const t = useTexts(texts);
  const from = useTexts(sourceTexts);
  const [statuses, users, teams] = [useStatuses(), useUsers(), useTeams()];
  const [inboxes, categories, tags] = [useInboxes(), useCategories(), useTags()];
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const flag = (name: "unread" | "snoozed" | "unassigned") => () =>
    (["true", "false"] as const).map((value) => ({ value, label: t.flags[name][value] }));
  const lists: { readonly [K in ChipName]?: () => readonly ComboboxItem[] } = {
    state: () =>
      STATES.map((each) => ({ value: each, label: t.states[each], icon: <StatusDot state={each} /> })),
    status: () =>
      statuses.map(({ key, name, state }) => ({
        value: key,
        label: name,
        icon: <StatusDot state={state} />,
      })),
    priority: () =>
      PRIORITIES.map((each) => ({
        value: each,
        label: t.priorities[each],
        icon: <PriorityIcon priority={each} />,
      })),
    assignee_id: () => [
      { value: "me", label: t.me },
      { value: "none", label: t.nobody },
      ...users.map(personOf),
    ],
    team_id: () => named(teams),
    inbox_id: () => named(inboxes),
    category_id: () => named(categories),
    tags: () => tags.map(({ name }) => ({ value: name, label: name })),
    source: () => SOURCES.map((each) => ({ value: each, label: from[each] })),
    unread: flag("unread"),
    snoozed: flag("snoozed"),
    unassigned: flag("unassigned"),
  };
  return lists[chip]?.() ?? [];
}

function personOf({ id, name, email, avatar_url }: UserWire): ComboboxItem {
  return { value: id, label: name, hint: email, icon: <Avatar name={name} src={avatar_url} size="tiny" /> };
}

/** Where there are more users than are read, the server looks for the others. */
function usePeople(chip: ChipName, listed: readonly ComboboxItem[]): Values | undefined {
  const [text, setText] = useState("");
  const search = text.trim();
  const isCut = useUsers().length >= MOST_ROWS && chip === "assignee_id";
  const query = { search, active: true, limit: 20 };
  const { data, isFetching } = useQuery({
    ...wireQuery("GET /users", { query }),
    enabled: isCut && search !== "",
  });
  if (!isCut) return undefined;
  const known = listed.filter(({ label, hint }) =>
    `${label} ${hint ?? ""}`.toLowerCase().includes(search.toLowerCase()),
  );
  const others = (data?.data ?? [])
    .map(personOf)
    .filter((each) => !known.some(({ value }) => value === each.value));
  return { items: [...known, ...others], onSearch: setText, loading: isFetching };
}

function useFound(chip: ChipName): Values | undefined {
  const [text, setText] = useState("");
  const search = text.trim();
  const query = search ? { search, limit: 20 } : { limit: 20 };
  const customers = useQuery({ ...wireQuery("GET /customers", { query }), enabled: chip === "customer_id" });
  const companies = useQuery({ ...wireQuery("GET /companies", { query }), enabled: chip === "company_id" });
  if (chip === "customer_id") {
    const items = (customers.data?.data ?? []).map(({ id, name, email }) => ({
      value: id,
      label: name ?? email ?? id,
      ...(name && email ? { hint: email } : {}),
    }));
    return { items, onSearch: setText, loading: customers.isFetching };
  }
  if (chip !== "company_id") return undefined;
  const items = (companies.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return { items, onSearch: setText, loading: companies.isFetching };
}
