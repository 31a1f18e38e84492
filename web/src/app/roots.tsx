/** The routes that others hang below: `rootRoute` for pages without the desk around them, `deskRoute` for all others. */
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, Outlet, redirect } from "@tanstack/react-router";
import { sessionQuery } from "@/session/session";
import { Desk } from "@/shell/desk";
import { Lost } from "@/shell/lost";

export interface RouterContext {
  readonly client: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: Lost,
});

/** Below it somebody is signed in, and the desk stands around the page. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "desk",
  component: Desk,
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    if (session) return;
    const entrance = location.href === "/" ? {} : { to: location.href };
    throw redirect({ to: "/sign-in", search: entrance });
  },
});
