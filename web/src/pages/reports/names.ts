/** What rows are called, and what filters may be set to. */
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { type BacklogRow, type ReportRow, wireWhole } from "@/wire";
import type { Dimension, Filter } from "./route";
import { texts } from "./texts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}
/** A row of either report, as far as it says whose it is. */
export type Named = Pick<
  ReportRow | BacklogRow,
  Dimension | `${Exclude<Dimension, "priority" | "state">}_id`
>;

const PRIORITIES = ["urgent", "high", "medium", "low"] as const;
const LISTS = {
  inbox: "GET /inboxes",
  assignee: "GET /users",
  team: "GET /teams",
  category: "GET /categories",
  tag: "GET /tags",
} as const;
const LACKING = ["assignee", "team", "category", "tag"];
/** The list of no filter but the fixed ones: it is not read. */
const ANY = "inbox";

/** The choices of a filter, by name, once somebody wants to choose. */
export function useChoices(filter: Filter, wanted: boolean): readonly Choice[] | undefined {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const { data } = useQuery({
    ...wireWhole(LISTS[filter === "priority" ? ANY : filter]),
    select: byName,
    enabled: wanted && filter !== "priority",
  });
  if (filter === "priority") return PRIORITIES.map((value) => ({ value, label: parts.priority[value] }));
  if (!data) return undefined;
  const none = LACKING.includes(filter) ? [{ value: "none", label: t.lacking[filter as "tag"] }] : [];
  return [...none, ...data];
}

function byName(rows: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] {
  const found = rows.map(({ id, name }) => ({ value: id, label: name }));
  return found.sort((one, other) => one.label.localeCompare(other.label));
}

/** What tells a row from the others. */
export function keyOfRow(row: Named, by: Dimension): string {
  return (by === "state" || by === "priority" ? row[by] : row[`${by}_id`]) ?? "none";
}

/** What a row of a comparison is called. */
export function useRowName(by: Dimension): (row: Named) => string {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  return useCallback(
    (row) => {
      if (by === "state") return parts.state[row.state as keyof typeof parts.state] ?? row.state ?? "";
      if (by === "priority") return parts.priority[row.priority ?? "medium"];
      const id = row[`${by}_id`];
      if (id == null) return t.lacking[by === "inbox" ? "team" : by];
      return row[by] ?? t.gone(id);
    },
    [by, parts, t],
  );
}
