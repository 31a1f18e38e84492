/** Rows of a report as points of a chart. */
import { useMemo } from "react";
import type { Point } from "@/parts/chart";
import { useLanguage, useTexts } from "@/texts";
import { isOpen, periodsOf, type Span } from "./span";
import { texts } from "./texts";

interface Row {
  readonly day?: string;
}

/** A point for each period, also where the server has no row; `valuesOf` must be stable. */
export function usePoints<T extends Row>(
  span: Span,
  today: string,
  rows: readonly T[] | undefined,
  valuesOf: (row: T | undefined) => readonly (number | null)[],
): readonly Point[] {
  const { locale } = useLanguage();
  const t = useTexts(texts);
  return useMemo(() => {
    const known = new Map((rows ?? []).map((row) => [row.day, row]));
    const month = span.granularity === "month";
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    const short = format(month ? { month: "short" } : { day: "numeric", month: "short" });
    const full = format(month ? { month: "long", year: "numeric" } : { dateStyle: "medium" });
    return periodsOf(span).map((day) => {
      const at = new Date(`${day}T00:00:00Z`);
      const open = isOpen(day, span, today);
      const name = span.granularity === "week" ? t.weekOf(full.format(at)) : full.format(at);
      return {
        key: day,
        label: short.format(at),
        title: open ? t.soFar(name) : name,
        values: valuesOf(known.get(day)),
        isOpen: open,
      };
    });
  }, [span, today, rows, valuesOf, locale, t]);
}
