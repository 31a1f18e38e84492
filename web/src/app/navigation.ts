/** Every entry and section of the sidebar, in order. A page that is built adds its line; nothing else leads to it. */

import { Inbox } from "lucide-react";
import { Inboxes, InboxViews, SavedViews } from "@/pages/inbox/sidebar";
import { texts as inbox } from "@/pages/inbox/texts";
import type { NavEntry, SidebarPart } from "@/shell/navigation";

export const NAVIGATION: readonly NavEntry[] = [
  { to: "/inbox", icon: Inbox, texts: inbox, keys: "g i", sectioned: true },
import { Settings } from "lucide-react";
import { texts as settings } from "@/pages/settings/texts";
import type { NavEntry, SidebarPart } from "@/shell/navigation";

export const NAVIGATION: readonly NavEntry[] = [
  { to: "/settings", icon: Settings, texts: settings, keys: "g s", last: true },
];

export const SECTIONS: readonly SidebarPart[] = [InboxViews, SavedViews, Inboxes];
