/** Dates, numbers and lists in the person's language and zone. Formatters are costly to make, so they are kept. */
import { useMemo } from "react";
import { useLanguage } from "./language";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const STEPS: readonly [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [HOUR, MINUTE, "minute"],
  [DAY, HOUR, "hour"],
  [7 * DAY, DAY, "day"],
  [30 * DAY, 7 * DAY, "week"],
  [365 * DAY, 30 * DAY, "month"],
  [Number.POSITIVE_INFINITY, 365 * DAY, "year"],
];

export interface Format {
  number(value: number): string;
  percent(value: number): string;
  date(at: Moment): string;
  time(at: Moment): string;
  /** Date, time and zone in full: for titles and details. */
  full(at: Moment): string;
  /** "3 hours ago", "in 5 minutes". */
  relative(at: Moment, now: number): string;
  /** "3h", "5m", "2d": for dense lists. */
  short(at: Moment, now: number): string;
  list(values: readonly string[]): string;
  /** The calendar day in the person's zone, as YYYY-MM-DD: for grouping. */
  day(at: Moment): string;
}
export type Moment = string | number | Date;

export function useFormat(): Format {
  const { locale, zone } = useLanguage();
  return useMemo(() => makeFormat(locale, zone), [locale, zone]);
}

const kept = new Map<string, Format>();

/** Return the formatters of a language and a zone. */
export function makeFormat(locale: string, zone: string): Format {
  const key = `${locale} ${zone}`;
  const known = kept.get(key);
  if (known) return known;
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  // Of all English only the American is as short as a dense list wants it: "3h", and not "3 hr".
  const dense = locale.startsWith("en") ? "en" : locale;
  const narrow = new Intl.RelativeTimeFormat(dense, { numeric: "always", style: "narrow" });
  const [number, percent] = [
    new Intl.NumberFormat(locale),
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }),
  ];
  const [date, time] = [dates({ dateStyle: "medium" }), dates({ timeStyle: "short" })];
  const full = dates({ dateStyle: "full", timeStyle: "long" });
  const day = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const format: Format = {
    number: (value) => number.format(value),
    percent: (value) => percent.format(value),
    date: (at) => date.format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    full: (at) => full.format(new Date(at)),
    relative: (at, now) => said(relative, at, now),
    short: (at, now) => shortened(narrow, at, now),
    list: (values) => list.format(values),
    day: (at) => day.format(new Date(at)),
  };
  kept.set(key, format);
  return format;
}

function distance(at: Moment, now: number): [value: number, unit: Intl.RelativeTimeFormatUnit] {
  const seconds = (new Date(at).getTime() - now) / 1000;
  const far = Math.abs(seconds);
  if (far < MINUTE) return [0, "second"];
  const [, size, unit] = STEPS.find(([limit]) => far < limit) ?? [0, 365 * DAY, "year" as const];
  return [Math.trunc(seconds / size), unit];
}

function said(format: Intl.RelativeTimeFormat, at: Moment, now: number): string {
  return format.format(...distance(at, now));
}

function shortened(narrow: Intl.RelativeTimeFormat, at: Moment, now: number): string {
  const [value, unit] = distance(at, now);
  const { locale } = narrow.resolvedOptions();
  if (unit === "second") return said(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }), at, now);
  if (!locale.startsWith("en")) return span(locale, Math.abs(value), unit);
  const parts = narrow.formatToParts(Math.abs(value), unit);
  const from = parts.findIndex((part) => part.type === "integer");
  const text = parts
    .slice(from)
    .map((part) => part.value)
    .join("");
  return text.replace(/ ago$/, "").trim();
}

const LONG_UNITS = new Set<Intl.RelativeTimeFormatUnit>(["day", "month", "year"]);

/** A span by itself: after "vor" it would be "2 Tagen", alone it is "2 Tage". */
function span(locale: string, value: number, unit: Intl.RelativeTimeFormatUnit): string {
  const unitDisplay = LONG_UNITS.has(unit) ? "long" : "short";
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }).format(value);
}
