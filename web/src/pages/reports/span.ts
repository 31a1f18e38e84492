/** The time of a report: whole days of UTC, for those are what the API counts by. Pure. */
import type { ReportsState } from "./route";

const DAY = 86_400_000;
const LONGEST = 5 * 366;

export type Granularity = "day" | "week" | "month";

export interface Span {
  /** The first moment within, and the first behind. */
  readonly since: Date;
  readonly until: Date;
  readonly days: number;
  readonly granularity: Granularity;
}

const midnight = (at: number): number => Math.floor(at / DAY) * DAY;
const dayOf = (text: string | undefined): number => Date.parse(`${text ?? ""}T00:00:00Z`);

/** The days that the address asks for, today within; a range that makes no sense is thirty days. */
export function spanOf(state: ReportsState, now: number): Span {
  const end = midnight(now) + DAY;
  if (state.range === "own") {
    const [from, to] = [dayOf(state.from), dayOf(state.to)];
    const days = Math.round((to - from) / DAY) + 1;
    if (days >= 1 && days <= LONGEST) return spanBetween(from, days);
  }
  const days = Number.parseInt(state.range ?? "30d", 10) || 30;
  return spanBetween(end - days * DAY, days);
}

function spanBetween(since: number, days: number): Span {
  const granularity = days <= 45 ? "day" : days <= 200 ? "week" : "month";
  return { since: new Date(since), until: new Date(since + days * DAY), days, granularity };
}

/** The same length of time just before: what the figures are compared with. */
export function spanBefore({ since, days, granularity }: Span): Span {
  return { since: new Date(since.getTime() - days * DAY), until: since, days, granularity };
}

/** The beginnings of all days, weeks (Monday) or months of the span, as the API names them. */
export function periodsOf({ since, until, granularity }: Span): readonly Date[] {
  const periods: Date[] = [];
  for (let at = beginning(since, granularity); at < until; at = following(at, granularity)) periods.push(at);
  return periods;
}

function beginning(at: Date, granularity: Granularity): Date {
  const day = midnight(at.getTime());
  if (granularity === "day") return new Date(day);
  if (granularity === "week") return new Date(day - ((at.getUTCDay() + 6) % 7) * DAY);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}

function following(at: Date, granularity: Granularity): Date {
  if (granularity === "month") return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  return new Date(at.getTime() + (granularity === "week" ? 7 : 1) * DAY);
}

/** How old the open tickets are: days below which a bucket ends; the last has no end. */
export const AGES = [1, 3, 7, 30, Number.POSITIVE_INFINITY] as const;

/** Put tickets, counted by the day on which they were opened, into buckets of age. */
export function byAge(
  rows: readonly { readonly period?: string; readonly requests?: number }[],
  now: number,
): readonly number[] {
  const today = midnight(now);
  const counts = AGES.map(() => 0);
  for (const { period = "", requests = 0 } of rows) {
    const age = (today - midnight(Date.parse(period))) / DAY;
    const bucket = AGES.findIndex((end) => age < end);
    if (bucket >= 0) counts[bucket] = (counts[bucket] ?? 0) + requests;
  }
  return counts;
}
