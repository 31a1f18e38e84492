/** `/reports?range=30d&inbox=inbox_1&by=assignee` */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";

export const RANGES = ["7d", "30d", "90d", "365d", "own"] as const;
export type RangeName = (typeof RANGES)[number];
export const DIMENSIONS = ["assignee", "team", "inbox", "category", "tag", "priority", "state"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const FILTERS = ["inbox", "assignee", "team", "category", "tag", "priority"] as const;
export type Filter = (typeof FILTERS)[number];

export interface ReportsState extends Readonly<Partial<Record<Filter, string>>> {
  readonly range?: RangeName;
  /** First and last day of a range of one's own, both within. */
  readonly from?: string;
  readonly to?: string;
  readonly by?: Dimension;
}
export type SetState = (change: { [K in keyof ReportsState]: ReportsState[K] | undefined }) => void;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Read the address; what is not understood is left out. */
export function reportsState(given: Record<string, unknown>): ReportsState {
  const known: Record<string, unknown> = {
    range: RANGES.find((each) => each === given["range"]),
    by: DIMENSIONS.find((each) => each === given["by"]),
  };
  for (const name of ["from", "to"]) known[name] = DAY.test(String(given[name])) ? given[name] : undefined;
  for (const name of FILTERS) {
    known[name] = typeof given[name] === "string" && given[name] ? given[name].slice(0, 200) : undefined;
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as ReportsState;
}

export const reportsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "reports",
  component: lazyRouteComponent(() => import("./page"), "ReportsPage"),
  validateSearch: reportsState,
});
