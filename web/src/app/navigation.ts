/** Every entry and section of the sidebar, in order. A page that is built adds its line; nothing else leads to it. */
import { Settings } from "lucide-react";
import { texts as settings } from "@/pages/settings/texts";
import type { NavEntry, SidebarPart } from "@/shell/navigation";

export const NAVIGATION: readonly NavEntry[] = [
  { to: "/settings", icon: Settings, texts: settings, keys: "g s", last: true },
];

export const SECTIONS: readonly SidebarPart[] = [];
