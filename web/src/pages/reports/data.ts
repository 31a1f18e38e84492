/** What the reports ask the server for. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNow } from "@/parts";
import { useFormat, useLanguage } from "@/texts";
import { type Query, wireQuery } from "@/wire";
import { type Dimension, FILTERS, type ReportsState } from "./route";
import { type Span, spanBefore, spanOf } from "./span";

const ALL = "requests,first_response_time,resolution_time";
const KEPT = { placeholderData: keepPreviousData, staleTime: 60_000 } as const;

type Tickets = Query<"GET /reports/backlog">;
type Times = Query<"GET /reports/tickets">;

function filters(state: ReportsState): Tickets {
  const given = FILTERS.map((name) => [name === "priority" ? name : `${name}_id`, state[name]] as const);
  return Object.fromEntries(given.filter(([, value]) => value));
}

/** Whole days of the person's zone. */
function useWithin({ since, until }: Span): Times {
  const { zone: time_zone } = useLanguage();
  return { since, until, time_zone };
}

/** Today in the person's zone, and the span of the address: another one only when either is another. */
export function useSpan(state: ReportsState): { readonly span: Span; readonly today: string } {
  const today = useFormat().day(useNow());
  return useMemo(() => ({ span: spanOf(state, today), today }), [state, today]);
}

function useReport(query: Times) {
  return useQuery({ ...wireQuery("GET /reports/tickets", { query }), ...KEPT });
}

/** The figures of the whole span. */
export function useTotals(state: ReportsState, span: Span) {
  const query = useReport({ ...filters(state), ...useWithin(span), measures: ALL });
  return { ...query, row: query.data?.data[0] };
}

/** Day by day, week by week or month by month: how long it took. */
export function useSeries(state: ReportsState, span: Span) {
  return useReport({ ...filters(state), ...useWithin(span), measures: ALL, granularity: span.granularity });
}

/** Day by day, week by week or month by month: what came in, what was solved, what was left. */
export function useFlow(state: ReportsState, span: Span) {
  const query = { ...filters(state), ...useWithin(span), granularity: span.granularity };
  return useQuery({ ...wireQuery("GET /reports/flow", { query }), ...KEPT });
}

/** The span before, to compare with. */
export function useBefore(state: ReportsState, span: Span) {
  const before = useMemo(() => spanBefore(span), [span]);
  return { totals: useTotals(state, before), flow: useFlow(state, before) };
}

/** One row for each agent, inbox, category and so on, of the tickets opened in the span. */
export function useComparison(state: ReportsState, span: Span) {
  const dimensions: Dimension = state.by ?? "assignee";
  return useReport({ ...filters(state), ...useWithin(span), measures: ALL, dimensions });
}

/** What is open now, whatever the span is; `by` tells it apart. */
export function useBacklog(state: ReportsState, by?: Dimension) {
  const query = { ...filters(state), ...(by ? { dimensions: by } : {}) };
  return useQuery({ ...wireQuery("GET /reports/backlog", { query }), ...KEPT });
}
