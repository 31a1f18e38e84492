/** When a ticket may come back: moments that people mean, in their own zone's days. Pure. */

export interface Nap {
  readonly name: "later" | "tomorrow" | "monday" | "week" | "month";
  readonly at: Date;
}

const HOUR = 3_600_000;
const MORNING = 8;

/** Offer naps from now on; each lies in the future. The browser's zone counts the days. */
export function napsFrom(now: Date): readonly Nap[] {
  return [
    { name: "later", at: new Date(Math.ceil((now.getTime() + 3 * HOUR) / HOUR) * HOUR) },
    { name: "tomorrow", at: morning(now, 1) },
    { name: "monday", at: morning(now, (8 - now.getDay()) % 7 || 7) },
    { name: "week", at: morning(now, 7) },
    { name: "month", at: morning(now, 30) },
  ];
}

function morning(from: Date, days: number): Date {
  return new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, MORNING);
}

/** A moment as `<input type="datetime-local">` has it. */
export function localInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
