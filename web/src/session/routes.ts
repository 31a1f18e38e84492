/** The ways in, each loaded when it is needed: nobody who is signed in needs them. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "@/app/roots";

/** Why the company's own sign-in let nobody in. */
type Refusal = "oidc_failed" | "oidc_denied" | "oidc_away" | "oidc_expired" | "oidc_unknown";
const REFUSALS = new Set<Refusal>([
  "oidc_failed",
  "oidc_denied",
  "oidc_away",
  "oidc_expired",
  "oidc_unknown",
]);

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./sign-in"), "SignInPage"),
  // Only a path of our own is followed afterwards.
  validateSearch: ({ to, error }: { to?: unknown; error?: unknown }): { to?: string; error?: Refusal } => ({
    ...(typeof to === "string" && /^\/(?![/\\])/.test(to) ? { to } : {}),
    ...(REFUSALS.has(error as Refusal) ? { error: error as Refusal } : {}),
  }),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  component: lazyRouteComponent(() => import("./setup"), "SetupPage"),
});

const tokenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/enter",
  component: lazyRouteComponent(() => import("./token"), "TokenPage"),
});

export const entranceRoutes = [signInRoute, setupRoute, tokenRoute] as const;
