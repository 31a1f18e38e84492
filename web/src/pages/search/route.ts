/** `/search?q=printer&kind=tickets` */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";

export const KINDS = ["all", "tickets", "messages", "customers", "companies", "articles"] as const;
export type Kind = (typeof KINDS)[number];

export interface SearchState {
  readonly q?: string;
  readonly kind?: Kind;
}

/** Read the address; what the server would refuse is left out. */
export function searchState(given: Record<string, unknown>): SearchState {
  const typed = typeof given["q"] === "string" || typeof given["q"] === "number" ? String(given["q"]) : "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the server takes no NUL
  const q = typed.replaceAll(/\u0000/g, "").slice(0, 1000);
  const kind = KINDS.find((each) => each === given["kind"]);
  return { ...(q.trim() ? { q } : {}), ...(kind && kind !== "all" ? { kind } : {}) };
}

export const searchRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "search",
  component: lazyRouteComponent(() => import("./page"), "SearchPage"),
  validateSearch: searchState,
});
