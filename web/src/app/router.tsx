/** The tree of pages. Each page is a file of its own, loaded when it is first shown. */
import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { articleRoutes } from "@/pages/articles/route";
import { homeRoute, inboxRoute } from "@/pages/inbox/route";
import { partsRoute } from "@/pages/parts/route";
import { peopleRoutes } from "@/pages/people/route";
import { reportsRoute } from "@/pages/reports/route";
import { searchRoute } from "@/pages/search/route";
import { settingsRoute } from "@/pages/settings/route";
import { ticketRoute } from "@/pages/ticket/route";
import { entranceRoutes } from "@/session/routes";
import { BrokenPage } from "@/shell/broken";
import { Waiting } from "@/shell/waiting";
import { deskRoute, rootRoute } from "./roots";

const deskPages = [
  homeRoute,
  inboxRoute,
  ticketRoute,
  searchRoute,
  ...peopleRoutes,
  reportsRoute,
  ...articleRoutes,
  settingsRoute,
] as const;
const tree = rootRoute.addChildren([...entranceRoutes, partsRoute, deskRoute.addChildren(deskPages)]);

export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: "/app",
    context: { client },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: BrokenPage,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
