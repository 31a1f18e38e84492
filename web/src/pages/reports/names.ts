/** Names for the ids of a report, and the choices of its filters. */
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { type ReportRow, wireQuery } from "@/wire";
import type { Dimension } from "./route";
import { texts } from "./texts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}
export type Choices = Readonly<Record<"inbox" | "assignee" | "team" | "priority", readonly Choice[]>>;

const PRIORITIES = ["urgent", "high", "medium", "low"] as const;

export function useChoices(): Choices {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const by = { limit: 100, order_by: "name", order_dir: "asc" } as const;
  const { data: users } = useQuery(wireQuery("GET /users", { query: by }));
  const { data: teams } = useQuery(wireQuery("GET /teams", { query: by }));
  const { data: inboxes } = useQuery(wireQuery("GET /inboxes", { query: { limit: 100 } }));
  const listed = (all: readonly { id: string; name: string }[] | undefined): readonly Choice[] =>
    (all ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return {
    inbox: listed(inboxes?.data),
    assignee: [{ value: "none", label: t.nobody }, ...listed(users?.data)],
    team: [{ value: "none", label: t.noTeam }, ...listed(teams?.data)],
    priority: PRIORITIES.map((each) => ({ value: each, label: parts.priority[each] })),
  };
}

/** What a row of a comparison is called. */
export function useRowName(by: Dimension, choices: Choices): (row: ReportRow) => string {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  return useCallback(
    (row) => {
      if (by === "state") return parts.state[row.state as keyof typeof parts.state] ?? row.state ?? "";
      if (by === "priority") return parts.priority[row.priority ?? "medium"];
      const id = row[`${by}_id`] ?? null;
      if (id === null) return by === "team" ? t.noTeam : t.nobody;
      return choices[by].find((each) => each.value === id)?.label ?? t.gone(id);
    },
    [by, choices, parts, t],
  );
}
