/** `/app/inbox?view=…`: what is shown stands in the address. `/app` leads here. */
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";
import { listQuery } from "./list-query";
import { statusesQuery, viewsQuery } from "./names";
import { FIRST, readPlace, shownAt } from "./place";

export const inboxRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "inbox",
  validateSearch: readPlace,
  beforeLoad: ({ search }) => {
    if (Object.keys(search).length === 0) throw redirect({ to: "/inbox", search: FIRST, replace: true });
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { client }, deps }) => {
    void client.prefetchQuery(statusesQuery);
    // A view that is saved has to be known before it can be shown.
    const saved = deps.view?.startsWith("view_")
      ? await client.ensureQueryData(viewsQuery).catch(() => null)
      : null;
    const { filter, order_by, order_dir } = shownAt(deps, saved ?? []);
    void client.prefetchInfiniteQuery(listQuery({ ...filter, order_by, order_dir }));
  },
  component: lazyRouteComponent(() => import("./page"), "InboxPage"),
});

/** Where the desk begins. */
export const homeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/inbox", search: FIRST, replace: true });
  },
});
