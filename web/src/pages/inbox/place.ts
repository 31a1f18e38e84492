/**
 * What the inbox shows, as its address says it: `?view=mine`, or the filter itself, or both where a view is being
 * changed. What is said beside a view stands instead of what the view says. Pure.
 */
import type { ViewWire } from "@/wire";
import { type Filter, isEmptyFilter, isSameFilter, LIVE_STATES, readFilter } from "./filter";

export type OrderBy = ViewWire["order_by"];
export type OrderDir = ViewWire["order_dir"];
export interface Order {
  readonly order_by: OrderBy;
  readonly order_dir: OrderDir;
}
export type Place = Filter & {
  readonly view?: string;
  readonly order_by?: OrderBy;
  readonly order_dir?: OrderDir;
};

/** A view as it is shown: one of ours, an inbox, or one that somebody saved. */
export interface View extends Order {
  readonly id: string;
  readonly filter: Filter;
  readonly saved?: ViewWire;
}
export interface Shown extends Order {
  readonly view: View | undefined;
  readonly filter: Filter;
  /** The view itself says something else. */
  readonly isChanged: boolean;
}

const ORDERS: ReadonlySet<unknown> = new Set(["created_at", "updated_at", "priority"]);
const LATEST: Order = { order_by: "updated_at", order_dir: "desc" };

export const BUILT_IN = ["mine", "unassigned", "open", "snoozed", "all"] as const;
export type BuiltIn = (typeof BUILT_IN)[number];

/** As the server counts them. */
const FILTERS: Record<BuiltIn, Filter> = {
  mine: { assignee_id: "me", state: LIVE_STATES, snoozed: false },
  unassigned: { assignee_id: "none", state: LIVE_STATES, snoozed: false },
  open: { state: LIVE_STATES, snoozed: false },
  snoozed: { state: LIVE_STATES, snoozed: true },
  all: {},
};

export const FIRST: Place = { view: "open" };

export function isBuiltIn(id: string | undefined): id is BuiltIn {
  return (BUILT_IN as readonly (string | undefined)[]).includes(id);
}

/** Read an address; what is no word of it is left out. */
export function readPlace(search: Record<string, unknown>): Place {
  const { view, order_by, order_dir } = search;
  return {
    ...(typeof view === "string" && view ? { view } : {}),
    ...readFilter(search),
    ...(ORDERS.has(order_by) ? { order_by: order_by as OrderBy } : {}),
    ...(order_dir === "asc" || order_dir === "desc" ? { order_dir } : {}),
  };
}

/** Find the view that an address names; undefined while the saved ones are not known, or when it is gone. */
export function findView(id: string | undefined, saved: readonly ViewWire[]): View | undefined {
  if (id === undefined) return undefined;
  if (isBuiltIn(id)) return { id, filter: FILTERS[id], ...LATEST };
  if (id.startsWith("inbox_")) return { id, filter: { inbox_id: id, state: LIVE_STATES }, ...LATEST };
  const found = saved.find((each) => each.id === id);
  if (!found) return undefined;
  const { order_by, order_dir } = found;
  return { id, filter: readFilter(found.filter), order_by, order_dir, saved: found };
}

/** What is to be shown at a place. */
export function shownAt(place: Place, saved: readonly ViewWire[]): Shown {
  const view = findView(place.view, saved);
  const said = readFilter(place);
  const filter = isEmptyFilter(said) ? (view?.filter ?? {}) : said;
  const order_by = place.order_by ?? view?.order_by ?? LATEST.order_by;
  const order_dir = place.order_dir ?? view?.order_dir ?? LATEST.order_dir;
  const isAsSaved =
    view !== undefined &&
    isSameFilter(filter, view.filter) &&
    view.order_by === order_by &&
    view.order_dir === order_dir;
  return { view, filter, order_by, order_dir, isChanged: !isAsSaved };
}

/** The address of a filter and an order, beside the view it began from: as short as it can be. */
export function placeOf(view: View | undefined, filter: Filter, order: Order): Place {
  const isOrdered = view
    ? view.order_by === order.order_by && view.order_dir === order.order_dir
    : isLatest(order);
  const sorted = isOrdered ? {} : { order_by: order.order_by, order_dir: order.order_dir };
  if (view && isSameFilter(filter, view.filter)) return { view: view.id, ...sorted };
  if (isEmptyFilter(filter)) return { view: "all", ...(isLatest(order) ? {} : order) };
  return { ...(view ? { view: view.id } : {}), ...filter, ...sorted };
}

function isLatest(order: Order): boolean {
  return order.order_by === LATEST.order_by && order.order_dir === LATEST.order_dir;
}
