/** Runs shortcuts, opens the palette, lists the shortcuts. Stands once, in the shell. */
import { Keyboard } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { lazily } from "@/kit/patient";
import { Dialog, Kbd } from "@/parts";
import { useTexts } from "@/texts";
import { usePreferences } from "../preferences";
import { texts } from "../texts";
import { isTyping, makeReader, spell } from "./keys";
import { commands, useAllCommands, useCommands } from "./registry";

const Palette = lazily(() => import("./palette"), "Palette");

/** Ask the shell to open the palette, from a button. */
export const OPEN_PALETTE = "parley:palette";

export function Shortcuts() {
  const t = useTexts(texts);
  const { chosen } = usePreferences();
  const [shown, setShown] = useState<"palette" | "list" | null>(null);
  useCommands([
    {
      id: "shell.palette",
      title: t.palette,
      group: t.general,
      keys: "mod+k",
      silent: true,
      run: () => setShown("palette"),
    },
    {
      id: "shell.shortcuts",
      title: t.shortcuts,
      group: t.general,
      keys: "?",
      icon: <Keyboard />,
      run: () => setShown("list"),
    },
  ]);
  useEffect(() => {
    const open = () => setShown("palette");
    addEventListener(OPEN_PALETTE, open);
    return () => removeEventListener(OPEN_PALETTE, open);
  }, []);
  useEffect(() => {
    const read = makeReader();
    const onKey = (event: KeyboardEvent) => {
      const pressed = spell(event);
      const isPlain = !pressed.includes("mod+") && !pressed.includes("alt+");
      const typing = isTyping(event.target) || event.isComposing;
      if (event.defaultPrevented || (isPlain && (typing || !chosen.shortcuts || isModal()))) return;
      const found = read(pressed, commands(), event.timeStamp);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [chosen.shortcuts]);
  return (
    <>
      <Suspense>{shown === "palette" && <Palette onClose={() => setShown(null)} />}</Suspense>
      <ShortcutList open={shown === "list"} onClose={() => setShown(null)} />
    </>
  );
}

/** A dialog or a menu is open: letters belong to it. */
function isModal(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"],[role="menu"]') !== null;
}

function ShortcutList({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const all = useAllCommands();
  const withKeys = all.filter((each) => each.keys);
  const groups = [...new Set(withKeys.map((each) => each.group))];
  return (
    <Dialog title={t.shortcuts} open={open} onClose={onClose}>
      <section
        aria-label={t.shortcuts}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: longer than the screen, it is scrolled by keys
        tabIndex={0}
        data-autofocus
        className="flex flex-col gap-5 pb-4 outline-none"
      >
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-faint text-small">{group}</h3>
            <ul>
              {withKeys
                .filter((each) => each.group === group)
                .map((each) => (
                  <li
                    key={each.id}
                    className="flex items-center justify-between border-line border-b py-1.5 last:border-0"
                  >
                    {each.title}
                    <Kbd keys={each.keys ?? ""} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
