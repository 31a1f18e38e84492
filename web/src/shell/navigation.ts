/** What the sidebar and the palette lead to. The entries themselves stand in app/navigation.ts. */
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { Catalogue } from "@/texts";

export interface NavEntry {
  readonly to: string;
  readonly icon: LucideIcon;
  /** Any catalogue with a `title`: usually the page's own. */
  readonly texts: Catalogue<{ readonly title: string }>;
  /** The shortcut that leads there: `g i`. */
  readonly keys?: string;
  /** A section stands for it where there is room: the line itself is for the narrow sidebar and the phone. */
  readonly sectioned?: boolean;
  /** At the bottom of the sidebar, and behind the menu on a phone. */
  readonly last?: boolean;
}

/** Something between the entries and the account: views, inboxes. It draws itself with SidebarSection. */
export type SidebarPart = ComponentType;
