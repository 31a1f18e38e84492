/** The sidebar: where one may go, the page's sections (views, inboxes), who one is. A drawer on phones. */
import { PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { useEffect, useState, useSyncExternalStore } from "react";
import { NAVIGATION, SECTIONS } from "@/app/navigation";
import { cx } from "@/kit/cx";
import { NewTicketButton } from "@/new-ticket";
import { IconButton, Kbd } from "@/parts";
import { useSession } from "@/session/session";
import icon from "@/styles/icon.svg";
import { useTexts } from "@/texts";
import { OPEN_PALETTE } from "../commands/shortcuts";
import { useFocusBack } from "../focus-back";
import { texts } from "../texts";
import { Account } from "./account";
import { Entries, useEntryCommands } from "./entries";

const PLACE = "parley.sidebar";
/** Ask the sidebar to show itself on a phone. */
export const OPEN_SIDEBAR = "parley:sidebar";

export function Sidebar() {
  const t = useTexts(texts);
  const [narrow, setNarrow] = useState(() => localStorage.getItem(PLACE) === "narrow");
  const [drawer, setDrawer] = useState(false);
  useEntryCommands();
  const collapse = (next: boolean) => {
    setNarrow(next);
    localStorage.setItem(PLACE, next ? "narrow" : "wide");
  };
  useEffect(() => {
    const open = () => setDrawer(true);
    addEventListener(OPEN_SIDEBAR, open);
    return () => removeEventListener(OPEN_SIDEBAR, open);
  }, []);
  const isPhone = useIsPhone();
  if (isPhone) return <Drawer open={drawer} onClose={() => setDrawer(false)} />;
  return (
    <aside className={cx("flex shrink-0 flex-col gap-3 p-2 pt-3", narrow ? "w-14 items-center" : "w-60")}>
      <Head narrow={narrow} />
      <SearchButton narrow={narrow} />
      {narrow && <NewTicketButton />}
      <Inside narrow={narrow} />
      <div className={cx("flex gap-1", narrow ? "flex-col-reverse" : "items-center")}>
        <Account narrow={narrow} />
        <IconButton
          label={narrow ? t.expand : t.collapse}
          icon={narrow ? <PanelLeftOpen className="size-4" /> : <PanelLeftClose className="size-4" />}
          onClick={() => collapse(!narrow)}
        />
      </div>
    </aside>
  );
}

function Head({ narrow }: { readonly narrow: boolean }) {
  const { workspace } = useSession();
  return (
    <div className="flex min-w-0 items-center gap-2 px-1.5">
      <img src={icon} alt="" className="size-6 shrink-0" />
      <span className={cx("min-w-0 flex-1 truncate font-semibold", narrow && "sr-only")}>
        {workspace.name}
      </span>
      {!narrow && <NewTicketButton />}
    </div>
  );
}

function SearchButton({ narrow }: { readonly narrow: boolean }) {
  const t = useTexts(texts);
  const open = () => dispatchEvent(new Event(OPEN_PALETTE));
  if (narrow)
    return <IconButton label={t.search} keys="mod+k" icon={<Search className="size-4" />} onClick={open} />;
  return (
    <button
      type="button"
      onClick={open}
      className="flex h-control w-full shrink-0 items-center gap-2 rounded-md border border-line bg-raised px-2.5 text-faint transition-colors hover:border-edge"
    >
      <Search aria-hidden className="size-4" />
      <span className="flex-1 text-start">{t.search}</span>
      <Kbd keys="mod+k" faint />
    </button>
  );
}

function Inside({ narrow }: { readonly narrow: boolean }) {
  const t = useTexts(texts);
  return (
    <nav aria-label={t.navigation} className="flex min-h-0 w-full flex-1 flex-col gap-4 overflow-y-auto">
      {!narrow && SECTIONS.map((Section, at) => <Section key={Section.displayName ?? Section.name ?? at} />)}
      <Entries
        entries={NAVIGATION.filter((each) => !each.last && (narrow || !each.sectioned))}
        narrow={narrow}
      />
      <div className="mt-auto">
        <Entries entries={NAVIGATION.filter((each) => each.last)} narrow={narrow} />
      </div>
    </nav>
  );
}

function Drawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const focus = useFocusBack();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 animate-appear bg-veil" />
        <Dialog.Content
          {...focus}
          aria-describedby={undefined}
          onClick={(event) =>
            event.target instanceof Element && event.target.closest("a,[data-closes]") && onClose()
          }
          className="fixed inset-y-0 start-0 z-30 flex w-72 max-w-[85vw] animate-appear flex-col gap-3 bg-side p-3 shadow-high outline-none"
        >
          <Dialog.Title className="sr-only">{t.menu}</Dialog.Title>
          <Head narrow={false} />
          <Inside narrow={false} />
          <div className="flex">
            <Account narrow={false} />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const PHONE = "(width < 40rem)";

export function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(PHONE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(PHONE).matches,
  );
}
