/** `/app/settings` and everything below it; each page is loaded when it is first shown. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";
import { checkSearch } from "./kit/open";

const layout = createRoute({
  getParentRoute: () => deskRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./layout"), "SettingsLayout"),
});

const home = createRoute({
  getParentRoute: () => layout,
  path: "/",
  component: lazyRouteComponent(() => import("./layout"), "SettingsHome"),
});

type Component = ReturnType<typeof lazyRouteComponent>;

function page(path: string, component: Component) {
  return createRoute({ getParentRoute: () => layout, path, component, validateSearch: checkSearch });
}

export const settingsRoute = layout.addChildren([
  home,
  page(
    "profile",
    lazyRouteComponent(() => import("./profile/page"), "ProfilePage"),
  ),
  page(
    "workspace",
    lazyRouteComponent(() => import("./workspace/page"), "WorkspacePage"),
  ),
  page(
    "members",
    lazyRouteComponent(() => import("./members/page"), "MembersPage"),
  ),
  page(
    "teams",
    lazyRouteComponent(() => import("./teams/page"), "TeamsPage"),
  ),
  page(
    "mails",
    lazyRouteComponent(() => import("./mails/page"), "MailsPage"),
  ),
  page(
    "inboxes",
    lazyRouteComponent(() => import("./inboxes/page"), "InboxesPage"),
  ),
  page(
    "categories",
    lazyRouteComponent(() => import("./categories/page"), "CategoriesPage"),
  ),
  page(
    "statuses",
    lazyRouteComponent(() => import("./statuses/page"), "StatusesPage"),
  ),
  page(
    "fields",
    lazyRouteComponent(() => import("./fields/page"), "FieldsPage"),
  ),
  page(
    "tags",
    lazyRouteComponent(() => import("./tags/page"), "TagsPage"),
  ),
  page(
    "macros",
    lazyRouteComponent(() => import("./macros/page"), "MacrosPage"),
  ),
  page(
    "sla",
    lazyRouteComponent(() => import("./sla/page"), "SlaPage"),
  ),
  page(
    "developer",
    lazyRouteComponent(() => import("./developer/page"), "DeveloperPage"),
  ),
  page(
    "keys",
    lazyRouteComponent(() => import("./keys/page"), "KeysPage"),
  ),
  page(
    "webhooks",
    lazyRouteComponent(() => import("./webhooks/page"), "WebhooksPage"),
  ),
  page(
    "webhooks/$webhookId",
    lazyRouteComponent(() => import("./webhooks/one"), "WebhookPage"),
  ),
  page(
    "installation",
    lazyRouteComponent(() => import("./installation/page"), "InstallationPage"),
  ),
  page(
    "imports",
    lazyRouteComponent(() => import("./imports/page"), "ImportsPage"),
  ),
  page(
    "exports",
    lazyRouteComponent(() => import("./exports/page"), "ExportsPage"),
  ),
  page(
    "surveys",
    lazyRouteComponent(() => import("./surveys/page"), "SurveysPage"),
  ),
  page(
    "audit",
    lazyRouteComponent(() => import("./audit/page"), "AuditPage"),
  ),
]);
