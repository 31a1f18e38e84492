/** Around every settings page: the list at the side; on narrow screens the list is a page of its own. */
import { Link, Navigate, Outlet } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useSyncExternalStore } from "react";
import { cx } from "@/kit/cx";
import { mayDo, useSession } from "@/session/session";
import { NAV_LINE, Page } from "@/shell";
import { useTexts } from "@/texts";
import { GROUPS, type SettingsEntry } from "./entries";
import { texts } from "./texts";

const WIDE = "(width >= 64rem)";

function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(WIDE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(WIDE).matches,
  );
}

export function SettingsLayout() {
  const t = useTexts(texts);
  const isWide = useIsWide();
  return (
    <div className="flex min-h-0 flex-1">
      {isWide && (
        <div className="flex w-56 shrink-0 flex-col gap-4 overflow-y-auto border-line border-e p-2 pt-3">
          <p className="px-2 font-semibold text-lead">{t.title}</p>
          <SettingsList />
        </div>
      )}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Outlet />
      </div>
    </div>
  );
}

/** `/app/settings`: the list where it is not at the side, else the first page. */
export function SettingsHome() {
  const t = useTexts(texts);
  const isWide = useIsWide();
  if (isWide) return <Navigate to={"/settings/profile" as "/"} replace />;
  return (
    <Page title={t.title}>
      <SettingsList roomy />
    </Page>
  );
}

function SettingsList({ roomy }: { readonly roomy?: boolean }) {
  const t = useTexts(texts);
  return (
    <nav aria-label={t.list} className="flex flex-col gap-4">
      {GROUPS.map((group) => (
        <section key={group.word} aria-label={t.groups[group.word]}>
          <h2 className="px-2 pb-1 font-medium text-faint text-small">{t.groups[group.word]}</h2>
          <ul className="flex flex-col gap-0.5">
            {group.entries.map((entry) => (
              <Entry key={entry.path} entry={entry} roomy={roomy ?? false} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Entry({ entry, roomy }: { readonly entry: SettingsEntry; readonly roomy: boolean }) {
  const t = useTexts(texts);
  const session = useSession();
  if (entry.needs && !mayDo(session, entry.needs)) return null;
  return (
    <li>
      <Link to={`/settings/${entry.path}` as "/"} className={cx(NAV_LINE, roomy && "h-row")}>
        <entry.icon aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate">{t.pages[entry.word]}</span>
        {roomy && <ChevronRight aria-hidden className="size-4 text-faint rtl:-scale-x-100" />}
      </Link>
    </li>
  );
}
