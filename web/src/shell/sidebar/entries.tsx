/** Lines of the sidebar: pages, and the sections that pages add (views, inboxes). */
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { NAVIGATION } from "@/app/navigation";
import { cx } from "@/kit/cx";
import { Tooltip } from "@/parts";
import { textsOf, useLanguage, useTexts } from "@/texts";
import { useCommands } from "../commands/registry";
import type { NavEntry } from "../navigation";
import { texts } from "../texts";

export const NAV_LINE =
  "flex h-8 pointer-coarse:h-10 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-soft transition-colors hover:bg-press hover:text-ink aria-[current=page]:bg-chosen aria-[current=page]:font-medium aria-[current=page]:text-ink";

/** Each entry is a command, too: in the palette, and by its keys. */
export function useEntryCommands(): void {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  useCommands(
    NAVIGATION.map((each) => ({
      id: `go ${each.to}`,
      title: textsOf(each.texts, language).title,
      group: t.goTo,
      icon: <each.icon />,
      ...(each.keys ? { keys: each.keys } : {}),
      run: () => void navigate({ to: each.to as "/" }),
    })),
  );
}

interface EntriesProps {
  readonly entries: readonly NavEntry[];
  readonly narrow: boolean;
}

export function Entries({ entries, narrow }: EntriesProps) {
  return (
    <ul className="flex flex-col gap-0.5">
      {entries.map((each) => (
        <Entry key={each.to} entry={each} narrow={narrow} />
      ))}
    </ul>
  );
}

function Entry({ entry, narrow }: { readonly entry: NavEntry; readonly narrow: boolean }) {
  const { language } = useLanguage();
  const { title } = textsOf(entry.texts, language);
  const link = (
    <Link to={entry.to as "/"} className={cx(NAV_LINE, narrow && "justify-center")}>
      <entry.icon aria-hidden className="size-4 shrink-0" />
      <span className={narrow ? "sr-only" : "truncate"}>{title}</span>
    </Link>
  );
  return (
    <li>
      {narrow ? (
        <Tooltip text={title} side="right" {...(entry.keys ? { keys: entry.keys } : {})}>
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}

interface SectionProps {
  readonly name: string;
  readonly title: string;
  /** A small button behind the title: a new view. */
  readonly action?: ReactNode;
  /** `<li>` elements whose link has the class NAV_LINE. */
  readonly children: ReactNode;
}

/** A group of lines that can be folded; whether it is, is remembered. */
export function SidebarSection({ name, title, action, children }: SectionProps) {
  const place = `parley.section.${name}`;
  const [folded, setFolded] = useState(() => localStorage.getItem(place) === "folded");
  const fold = () => {
    localStorage.setItem(place, folded ? "open" : "folded");
    setFolded(!folded);
  };
  return (
    <section>
      <div className="flex items-center gap-1 pe-1">
        <button
          type="button"
          aria-expanded={!folded}
          onClick={fold}
          className="flex h-7 min-w-0 flex-1 items-center gap-1 rounded-md px-2 font-medium text-faint text-small hover:text-ink"
        >
          <span className="truncate">{title}</span>
          <ChevronDown aria-hidden className={cx("size-3 transition-transform", folded && "-rotate-90")} />
        </button>
        {action}
      </div>
      {!folded && <ul className="flex flex-col gap-0.5">{children}</ul>}
    </section>
  );
}
