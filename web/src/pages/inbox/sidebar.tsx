/** The inbox in the sidebar: our views, the inboxes, what was saved, each with the number of its tickets. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import {
  Bookmark,
  CircleDot,
  Inbox,
  Layers,
  type LucideIcon,
  MoonStar,
  User,
  Users,
  UserX,
} from "lucide-react";
import { NAV_LINE, SidebarSection } from "@/shell";
import { useTexts } from "@/texts";
import type { ViewWire } from "@/wire";
import { useCounts, useCountText, useLiveCounts } from "./counts";
import { useInboxes, viewsQuery } from "./names";
import { BUILT_IN, type BuiltIn } from "./place";
import { texts } from "./texts";
import { iconOf } from "./view-icon";
import { inOrder } from "./view-order";

const ICONS: Record<BuiltIn, LucideIcon> = {
  mine: User,
  unassigned: UserX,
  open: CircleDot,
  snoozed: MoonStar,
  all: Layers,
};

export function InboxViews() {
  const t = useTexts(texts);
  useLiveCounts();
  return (
    <SidebarSection name="views" title={t.title}>
      {BUILT_IN.map((id) => (
        <ViewLine key={id} id={id} name={t.builtIn[id]} icon={ICONS[id]} />
      ))}
    </SidebarSection>
  );
}

export function SavedViews() {
  const t = useTexts(texts);
  const { data } = useQuery(viewsQuery);
  const views = inOrder(data ?? []);
  const [own, shared] = [views.filter((each) => !each.shared), views.filter((each) => each.shared)];
  return (
    <>
      {own.length > 0 && <Saved name="own" title={t.own} views={own} icon={Bookmark} />}
      {shared.length > 0 && <Saved name="shared" title={t.shared} views={shared} icon={Users} />}
    </>
  );
}

interface SavedProps {
  readonly name: string;
  readonly title: string;
  readonly views: readonly ViewWire[];
  readonly icon: LucideIcon;
}

function Saved({ name, title, views, icon }: SavedProps) {
  return (
    <SidebarSection name={name} title={title}>
      {views.map((view) => (
        <ViewLine key={view.id} id={view.id} name={view.name} icon={iconOf(view.icon) ?? icon} />
      ))}
    </SidebarSection>
  );
}

/** One inbox is the desk itself: it needs no line. */
export function Inboxes() {
  const t = useTexts(texts);
  const inboxes = useInboxes();
  if (inboxes.length < 2) return null;
  return (
    <SidebarSection name="inboxes" title={t.inboxes}>
      {inboxes.map((inbox) => (
        <ViewLine key={inbox.id} id={inbox.id} name={inbox.name} icon={Inbox} />
      ))}
    </SidebarSection>
  );
}

interface LineProps {
  readonly id: string;
  readonly name: string;
  readonly icon: LucideIcon;
}

function ViewLine({ id, name, icon: Icon }: LineProps) {
  const counts = useCounts();
  const countText = useCountText();
  const count = countText(counts.get(id));
  return (
    <li>
      <Link to="/inbox" search={{ view: id }} className={NAV_LINE}>
        <Icon aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate" dir="auto">
          {name}
        </span>
        {count && <span className="shrink-0 text-faint text-small tabular-nums">{count}</span>}
      </Link>
    </li>
  );
}
