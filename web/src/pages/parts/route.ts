/** `/app/parts`: every part in every state. No navigation leads there; it is for those who build. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "@/app/roots";

export const partsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/parts",
  component: lazyRouteComponent(() => import("./page"), "PartsPage"),
});
