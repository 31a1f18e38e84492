/**
 * The time of a report: whole days, each a date of the person's calendar. The server knows at which moment a day begins
 * in the person's zone; here days are counted as if all had 24 hours. Pure.
 */
import type { ReportsState } from "./route";

const DAY = 86_400_000;
const LONGEST = 5 * 366;

export type Granularity = "day" | "week" | "month";

export interface Span {
  /** The first day within, and the first behind, as YYYY-MM-DD. */
  readonly since: string;
  readonly until: string;
  readonly days: number;
  readonly granularity: Granularity;
}

/** A day as a number that can be counted with; NaN where it is none. */
const at = (day: string | undefined): number => Date.parse(`${day ?? ""}T00:00:00Z`);
const named = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The day so many days later, or before. */
export function dayAfter(day: string, days: number): string {
  return named(at(day) + days * DAY);
}

/** The days that the address asks for, today within; a range that makes no sense is thirty days. */
export function spanOf(state: ReportsState, today: string): Span {
  if (state.range === "own") {
    const days = Math.round((at(state.to) - at(state.from)) / DAY) + 1;
    if (state.from && days >= 1 && days <= LONGEST) return spanFrom(state.from, days);
  }
  const days = Number.parseInt(state.range ?? "30d", 10) || 30;
  return spanFrom(dayAfter(today, 1 - days), days);
}

function spanFrom(since: string, days: number): Span {
  const granularity = days <= 45 ? "day" : days <= 200 ? "week" : "month";
  return { since, until: dayAfter(since, days), days, granularity };
}

/** The same length of time just before: what the figures are compared with. */
export function spanBefore({ since, days, granularity }: Span): Span {
  return { since: dayAfter(since, -days), until: since, days, granularity };
}

/** The first days of all days, weeks (from Monday) or months of the span, as the API names them. */
export function periodsOf({ since, until, granularity }: Span): readonly string[] {
  const periods: string[] = [];
  for (let day = beginning(since, granularity); day < until; day = following(day, granularity))
    periods.push(day);
  return periods;
}

/** Whether the day, week or month that begins so is not over today. */
export function isOpen(period: string, { granularity }: Span, today: string): boolean {
  return period <= today && following(period, granularity) > today;
}

function beginning(day: string, granularity: Granularity): string {
  if (granularity === "day") return day;
  if (granularity === "month") return `${day.slice(0, 8)}01`;
  return dayAfter(day, -((new Date(at(day)).getUTCDay() + 6) % 7));
}

function following(day: string, granularity: Granularity): string {
  if (granularity !== "month") return dayAfter(day, granularity === "week" ? 7 : 1);
  const date = new Date(at(day));
  return named(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
}
