/** The page's figures as one CSV file. Times are in minutes, as the API has them, so that one can calculate on. */
import type { Same } from "@/texts";
import type { ReportRow, TimesWire } from "@/wire";
import { type Cell, csvOf } from "./csv";
import type { texts } from "./texts";

export function sheetOf(
  series: readonly ReportRow[],
  comparison: readonly ReportRow[],
  nameOf: (row: ReportRow) => string,
  dimension: string,
  t: Same<(typeof texts)["en"]>,
): string {
  const head = [
    t.period,
    dimension,
    t.opened,
    t.solved,
    ...[t.first, t.resolution].flatMap((name) =>
      [t.median, "p90"].map((which) => t.minutesColumn(`${name} ${which}`)),
    ),
  ];
  const rows = [
    ...series.map((row) => [row.period?.slice(0, 10) ?? "", "", ...figures(row)]),
    ...comparison.map((row) => ["", nameOf(row), ...figures(row)]),
  ];
  return csvOf(head, rows);
}

function figures(row: ReportRow): readonly Cell[] {
  const times = (given: TimesWire | undefined): readonly Cell[] => [
    given?.median ?? null,
    given?.p90 ?? null,
  ];
  return [
    row.requests ?? 0,
    row.resolution_time?.count ?? 0,
    ...times(row.first_response_time),
    ...times(row.resolution_time),
  ];
}
