/** On a phone: the first pages within reach of a thumb, the search, and the rest behind the menu. */
import { Link } from "@tanstack/react-router";
import { Menu as MenuIcon, Search } from "lucide-react";
import { NAVIGATION } from "@/app/navigation";
import { textsOf, useLanguage, useTexts } from "@/texts";
import { OPEN_PALETTE } from "../commands/shortcuts";
import { texts } from "../texts";
import { OPEN_SIDEBAR } from "./sidebar";

const FITTING = 3;
const TAP =
  "flex min-w-0 flex-1 flex-col items-center gap-0.5 rounded-md py-1.5 text-soft text-tiny aria-[current=page]:text-mark";

export function BottomBar() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const entries = NAVIGATION.filter((each) => !each.last).slice(0, FITTING);
  return (
    <nav
      aria-label={t.navigation}
      className="flex shrink-0 border-line border-t bg-side px-2 pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {entries.map((each) => (
        <Link key={each.to} to={each.to as "/"} className={TAP}>
          <each.icon aria-hidden className="size-5" />
          <span className="max-w-full truncate">{textsOf(each.texts, language).title}</span>
        </Link>
      ))}
      <button type="button" className={TAP} onClick={() => dispatchEvent(new Event(OPEN_PALETTE))}>
        <Search aria-hidden className="size-5" />
        {t.search}
      </button>
      <button type="button" className={TAP} onClick={() => dispatchEvent(new Event(OPEN_SIDEBAR))}>
        <MenuIcon aria-hidden className="size-5" />
        {t.menu}
      </button>
    </nav>
  );
}
