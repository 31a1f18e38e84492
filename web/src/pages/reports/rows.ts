/** The rows of the comparison: what was opened in the time, and what is open now, of the same agent, inbox, tag. Pure. */
import type { BacklogRow, ReportRow } from "@/wire";
import { keyOfRow, type Named } from "./names";
import type { Dimension } from "./route";

export interface Compared {
  readonly key: string;
  readonly name: string;
  readonly opened: number;
  readonly open: number;
  readonly times: Pick<ReportRow, "first_response_time" | "resolution_time">;
}

/** One row for each that is in either report, the most tickets first. */
export function compared(
  reported: readonly ReportRow[],
  backlog: readonly BacklogRow[],
  by: Dimension,
  nameOf: (row: Named) => string,
): readonly Compared[] {
  const rows = new Map<string, Compared>();
  for (const row of reported) {
    const key = keyOfRow(row, by);
    rows.set(key, { key, name: nameOf(row), opened: row.requests ?? 0, open: 0, times: row });
  }
  for (const row of backlog) {
    const key = keyOfRow(row, by);
    const known = rows.get(key) ?? { key, name: nameOf(row), opened: 0, times: {} };
    rows.set(key, { ...known, open: row.open });
  }
  return [...rows.values()].sort(
    (one, other) => other.opened - one.opened || other.open - one.open || one.name.localeCompare(other.name),
  );
}
