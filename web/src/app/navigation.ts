/** Every entry and section of the sidebar, in order. A page that is built adds its line; nothing else leads to it. */
import type { NavEntry, SidebarPart } from "@/shell/navigation";

export const NAVIGATION: readonly NavEntry[] = [];

export const SECTIONS: readonly SidebarPart[] = [];
