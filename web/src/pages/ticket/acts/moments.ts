/** When a snoozed ticket comes back, in the clock of whoever snoozes it. Pure. */
export type Preset = "later" | "tomorrow" | "monday" | "week";

const MORNING = 9;

/** The moments that are offered, in their order; each is later than now. */
export function presets(now: Date): readonly { readonly preset: Preset; readonly at: Date }[] {
  const later = new Date(now.getTime() + 3 * 3_600_000);
  later.setSeconds(0, 0);
  const monday = ((8 - now.getDay()) % 7 || 7) as number;
  return [
    { preset: "later", at: later },
    { preset: "tomorrow", at: morning(now, 1) },
    { preset: "monday", at: morning(now, monday) },
    { preset: "week", at: morning(now, 7) },
  ];
}

function morning(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

/** As an input of kind `datetime-local` takes it. */
export function localValue(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
