/** Lengths of time in the person's words: "12m", "3.4h", "2d". */
import { useMemo } from "react";
import { useLanguage } from "@/texts";

const HOUR = 60;
const DAY = 24 * 60;

/** Return what says a number of minutes. */
export function useDuration(): (minutes: number) => string {
  const { locale } = useLanguage();
  return useMemo(() => durationIn(locale), [locale]);
}

export function durationIn(locale: string): (minutes: number) => string {
  const unit = (name: string, digits: number) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit: name,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    });
  const [whole, hours, days] = [unit("minute", 0), unit("hour", 1), unit("day", 1)];
  return (minutes) => {
    if (minutes < HOUR) return whole.format(minutes);
    return minutes < 2 * DAY ? hours.format(minutes / HOUR) : days.format(minutes / DAY);
  };
}
