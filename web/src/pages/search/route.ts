/** `/search?q=printer&kind=tickets` */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";

export const KINDS = ["all", "tickets", "messages", "customers", "articles"] as const;
export type Kind = (typeof KINDS)[number];

export interface SearchState {
  readonly q?: string;
  readonly kind?: Kind;
}

export const searchRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "search",
  component: lazyRouteComponent(() => import("./page"), "SearchPage"),
  validateSearch: (given: Record<string, unknown>): SearchState => {
    const q =
      typeof given["q"] === "string" || typeof given["q"] === "number"
        ? String(given["q"]).slice(0, 1000)
        : "";
    const kind = KINDS.find((each) => each === given["kind"]);
    return { ...(q ? { q } : {}), ...(kind && kind !== "all" ? { kind } : {}) };
  },
});
