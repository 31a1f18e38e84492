/** Which chips a filter is shown as, and how each is edited. Two bounds of one moment are one chip. Pure. */
import type { Filter, FilterName, FlagName } from "./filter";

export type ChipName =
  | "status"
  | "state"
  | "priority"
  | "assignee_id"
  | "team_id"
  | "inbox_id"
  | "category_id"
  | "tags"
  | "customer_id"
  | "company_id"
  | "source"
  | "created"
  | "updated"
  | FlagName;

export type ChipKind = "several" | "one" | "flag" | "dates";

/** In the order in which they are offered. */
export const CHIPS: Readonly<Record<ChipName, ChipKind>> = {
  state: "several",
  status: "several",
  priority: "several",
  assignee_id: "one",
  team_id: "one",
  inbox_id: "one",
  category_id: "one",
  tags: "several",
  customer_id: "one",
  company_id: "one",
  source: "several",
  unread: "flag",
  snoozed: "flag",
  unassigned: "flag",
  created: "dates",
  updated: "dates",
};
export const CHIP_NAMES = Object.keys(CHIPS) as readonly ChipName[];
/** `unassigned` is said by the assignee, too; its chip is for addresses and views that have it. */
export const OFFERED = CHIP_NAMES.filter((name) => name !== "unassigned");

/** The parameters behind a chip. */
export function parametersOf(chip: ChipName): readonly FilterName[] {
  if (chip === "created") return ["created_after", "created_before"];
  return chip === "updated" ? ["updated_after", "updated_before"] : [chip];
}

export function chipsOf(filter: Filter): readonly ChipName[] {
  return CHIP_NAMES.filter((chip) => parametersOf(chip).some((name) => filter[name] !== undefined));
}

/** The change that takes a chip away. */
export function without(chip: ChipName): { readonly [K in FilterName]?: undefined } {
  return Object.fromEntries(parametersOf(chip).map((name) => [name, undefined]));
}
