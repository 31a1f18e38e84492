/** Every entry and section of the sidebar, in order. A page that is built adds its line; nothing else leads to it. */

import { BarChart3, BookOpen, Building2, Inbox, Settings, Users } from "lucide-react";
import { FindingSources } from "@/finding";
import { NewTicketCommand } from "@/new-ticket";
import { articlesTitle } from "@/pages/articles/navigation";
import { Inboxes, InboxViews, SavedViews } from "@/pages/inbox/sidebar";
import { texts as inbox } from "@/pages/inbox/texts";
import { companiesTitle, customersTitle } from "@/pages/people/navigation";
import { reportsTitle } from "@/pages/reports/navigation";
import { texts as settings } from "@/pages/settings/texts";
import type { NavEntry, SidebarPart } from "@/shell/navigation";
import { FindingPlaces } from "./places";

export const NAVIGATION: readonly NavEntry[] = [
  { to: "/inbox", icon: Inbox, texts: inbox, keys: "g i", sectioned: true },
  { to: "/customers", icon: Users, texts: customersTitle, keys: "g c" },
  { to: "/companies", icon: Building2, texts: companiesTitle, keys: "g o" },
  { to: "/articles", icon: BookOpen, texts: articlesTitle, keys: "g h" },
  { to: "/reports", icon: BarChart3, texts: reportsTitle, keys: "g r" },
  { to: "/settings", icon: Settings, texts: settings, keys: "g s", last: true },
];

/** What stands at the desk without a place of its own: commands, what the palette finds, dialogs from anywhere. */
export const FIXTURES: readonly SidebarPart[] = [NewTicketCommand, FindingSources, FindingPlaces];

export const SECTIONS: readonly SidebarPart[] = [InboxViews, SavedViews, Inboxes];
