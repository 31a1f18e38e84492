/**
 * The filter language of `GET /tickets`, as it stands in the address, in views and in chips: the same words everywhere.
 * Lists are comma-separated, flags are booleans, everything else is text. Pure.
 */
import type { TicketWanted } from "@/wire";

const WORDS = [
  "status",
  "state",
  "priority",
  "assignee_id",
  "team_id",
  "inbox_id",
  "category_id",
  "tags",
  "customer_id",
  "company_id",
  "source",
  "created_after",
  "created_before",
  "updated_after",
  "updated_before",
  "search",
] as const;
const FLAGS = ["unread", "snoozed", "unassigned"] as const;

export type WordName = (typeof WORDS)[number];
export type FlagName = (typeof FLAGS)[number];
export type Filter = { readonly [K in WordName]?: string } & { readonly [K in FlagName]?: boolean };
export type FilterName = keyof Filter;

export const FILTER_NAMES: readonly FilterName[] = [...WORDS, ...FLAGS];
export const LIVE_STATES = "open,in_progress,pending,on_hold";

/** Take the filter out of anything: an address, a view. What is not of the language is left out. */
export function readFilter(given: object | TicketWanted): Filter {
  const said = given as Record<string, unknown>;
  const words = WORDS.flatMap((name) => {
    const value = wordIn(said[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const flags = FLAGS.flatMap((name) => {
    const value = flagIn(said[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...words, ...flags]) as Filter;
}

/** A router reads `search=123` as a number. */
function wordIn(value: unknown): string | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" ? undefined : text;
}

function flagIn(value: unknown): boolean | undefined {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
}

export function isEmptyFilter(filter: Filter): boolean {
  return FILTER_NAMES.every((name) => filter[name] === undefined);
}

/** Whether two filters ask for the same; the order of a list's words does not matter. */
export function isSameFilter(one: Filter, other: Filter): boolean {
  return FILTER_NAMES.every((name) => plain(one[name]) === plain(other[name]));
}

function plain(value: string | boolean | undefined): string {
  return typeof value === "string" ? wordsOf(value).sort().join(",") : String(value);
}

export function wordsOf(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);
}

/** Add a word to a list, or take it away; undefined when none is left. */
export function toggled(value: string | undefined, word: string): string | undefined {
  const words = wordsOf(value);
  const next = words.includes(word) ? words.filter((each) => each !== word) : [...words, word];
  return next.length > 0 ? next.join(",") : undefined;
}

/** Return the filter with other values for some names; undefined takes one away. */
export function withFilter(
  filter: Filter,
  change: { readonly [K in FilterName]?: Filter[K] | undefined },
): Filter {
  return readFilter({ ...filter, ...change });
}
