/** The page's figures as CSV files. Times are in minutes, as the API has them, so that one can calculate on. Pure. */
import type { Same } from "@/texts";
import type { BacklogRow, FlowRow, ReportRow, TimesWire } from "@/wire";
import { AGES } from "./ages";
import { type Cell, csvOf } from "./csv";
import type { Compared } from "./rows";
import type { texts } from "./texts";

type Texts = Same<(typeof texts)["en"]>;

/** What came in, was solved and was left, and how long it took: a row for each day, week or month. */
export function sheetOverTime(flow: readonly FlowRow[], series: readonly ReportRow[], t: Texts): string {
  const times = new Map(series.map((row) => [row.day, row]));
  const rows = flow.map(({ day, opened, solved, backlog }) => [
    day,
    opened,
    solved,
    backlog,
    ...minutes(times.get(day)),
  ]);
  return csvOf([t.period, t.opened, t.solved, t.backlog, ...heads(t)], rows);
}

/** Agents, inboxes, tags and so on side by side. */
export function sheetOfCompared(rows: readonly Compared[], dimension: string, t: Texts): string {
  const cells = rows.map(({ name, opened, open, times }) => [name, opened, open, ...minutes(times)]);
  return csvOf([dimension, t.opened, t.openNow, ...heads(t)], cells);
}

/** The open tickets by age. */
export function sheetOfBacklog(row: BacklogRow, t: Texts): string {
  return csvOf(
    [t.age, t.openNow],
    AGES.map((age) => [t.ages[age], row.ages[age]]),
  );
}

function heads(t: Texts): readonly string[] {
  return [t.first, t.resolution].flatMap((name) => [
    ...[t.medianName, t.p90Name].map((which) => t.minutesColumn(`${name}, ${which}`)),
    t.countColumn(name),
  ]);
}

function minutes(row: Compared["times"] | undefined): readonly Cell[] {
  const cells = (given: TimesWire | undefined): readonly Cell[] => [
    given?.median ?? null,
    given?.p90 ?? null,
    given?.count ?? 0,
  ];
  return [...cells(row?.first_response_time), ...cells(row?.resolution_time)];
}
