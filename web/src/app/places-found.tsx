/** The views and the settings pages, as commands. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Bookmark, Layers } from "lucide-react";
import { viewsQuery } from "@/pages/inbox/names";
import { BUILT_IN } from "@/pages/inbox/place";
import { texts as inbox } from "@/pages/inbox/texts";
import { iconOf } from "@/pages/inbox/view-icon";
import { inOrder } from "@/pages/inbox/view-order";
import { GROUPS } from "@/pages/settings/entries";
import { texts as settings } from "@/pages/settings/texts";
import { type Command, useCommands } from "@/shell";
import { useTexts } from "@/texts";

export function PlacesFound() {
  useCommands([...useViews(), ...useSettings()]);
  return null;
}

function useViews(): readonly Command[] {
  const t = useTexts(inbox);
  const navigate = useNavigate();
  const saved = inOrder(useQuery(viewsQuery).data ?? []);
  const all = [
    ...BUILT_IN.map((id) => ({ id, title: t.builtIn[id], Icon: Layers })),
    ...saved.map(({ id, name, icon }) => ({ id, title: name, Icon: iconOf(icon) ?? Bookmark })),
  ];
  return all.map(({ id, title, Icon }) => ({
    id: `view ${id}`,
    title,
    group: t.views,
    sought: true,
    icon: <Icon />,
    run: () => void navigate({ to: "/inbox", search: { view: id } }),
  }));
}

function useSettings(): readonly Command[] {
  const t = useTexts(settings);
  const navigate = useNavigate();
  const entries = GROUPS.flatMap((group) => group.entries);
  return entries.map((entry) => ({
    id: `settings ${entry.path}`,
    ...(entry.needs ? { needs: entry.needs } : {}),
    title: t.pages[entry.word],
    group: t.title,
    icon: <entry.icon />,
    words: t.title,
    sought: true,
    run: () => void navigate({ to: `/settings/${entry.path}` as "/" }),
  }));
}
