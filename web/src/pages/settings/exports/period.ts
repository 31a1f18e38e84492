/**
 * Days, as people mean them, and the moments the server wants. From the first to the last, both of them whole, in the
 * person's zone; the server's bounds are strict, so what was made at midnight itself belongs to the day it begins.
 */

const SECOND = 1000;
const DAY = 86_400 * SECOND;

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Return the filter that leaves what was created on these days, YYYY-MM-DD; an empty one is no bound. */
export function periodOf({ from, to }: Days, zone: string): Record<string, string> {
  const begin = from && new Date(midnight(Date.parse(from), zone) - 1).toISOString();
  const end = to && new Date(midnight(Date.parse(to) + DAY, zone)).toISOString();
  return { ...(begin && { created_after: begin }), ...(end && { created_before: end }) };
}

/** Return a moment of the first or last day that a bound leaves. */
export function withinBound(name: string, bound: string): number {
  return Date.parse(bound) + (name.endsWith("_before") ? -1 : 1);
}

/** Return when a day begins in a zone; `day` is when it does in UTC. Where clocks change at midnight, right after. */
function midnight(day: number, zone: string): number {
  const first = day - ahead(day, zone);
  return day - ahead(first, zone);
}

/** Return by how many milliseconds a zone's clock is ahead of UTC. */
function ahead(moment: number, zone: string): number {
  const clock = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${clock.format(moment).replace(" ", "T")}Z`) - Math.floor(moment / SECOND) * SECOND;
}
