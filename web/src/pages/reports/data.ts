/** What the reports ask the server for. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNow } from "@/parts";
import { type Query, type ReportRow, wireQuery } from "@/wire";
import type { ReportsState } from "./route";
import { byAge, type Span, spanBefore, spanOf } from "./span";

const ALL = "requests,first_response_time,resolution_time";
const UNSOLVED = "open,in_progress,pending,on_hold";
const DAY = 86_400_000;

function filters(state: ReportsState): Query<"GET /reports/tickets"> {
  const { inbox: inbox_id, assignee: assignee_id, team: team_id, priority } = state;
  const given = Object.entries({ inbox_id, assignee_id, team_id, priority }).filter(([, value]) => value);
  return Object.fromEntries(given);
}

function within({ since, until }: Span): Query<"GET /reports/tickets"> {
  return { since: since.toISOString(), until: until.toISOString() };
}

function useReport(query: Query<"GET /reports/tickets">) {
  return useQuery({
    ...wireQuery("GET /reports/tickets", { query }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The span of the address; another one only when the day or the address is another. */
export function useSpan(state: ReportsState): Span {
  const day = Math.floor(useNow() / DAY) * DAY;
  return useMemo(() => spanOf(state, day), [state, day]);
}

/** The figures of the whole span, and of the one before. */
export function useTotals(state: ReportsState, span: Span) {
  const now = useReport({ ...filters(state), ...within(span), measures: ALL });
  const before = useReport({ ...filters(state), ...within(spanBefore(span)), measures: ALL });
  return { ...now, row: now.data?.data[0], before: before.data?.data[0] };
}

/** Day by day, week by week or month by month. */
export function useSeries(state: ReportsState, span: Span) {
  return useReport({ ...filters(state), ...within(span), measures: ALL, granularity: span.granularity });
}

/** One row for each agent, inbox, team, priority or state. */
export function useComparison(state: ReportsState, span: Span) {
  const dimensions = state.by ?? "assignee";
  return useReport({ ...filters(state), ...within(span), measures: ALL, dimensions });
}

/** Open tickets by age, whatever the span is. */
export function useBacklog(state: ReportsState) {
  const now = useNow();
  const query = useReport({ ...filters(state), state: UNSOLVED, measures: "requests", granularity: "day" });
  const rows: readonly ReportRow[] | undefined = query.data?.data;
  return { ...query, ages: rows && byAge(rows, now) };
}
