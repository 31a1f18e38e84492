/** Who one is, how one wants it, and the way out. */
import { BookOpen, Contrast, Keyboard, Languages, LogOut, Rows3 } from "lucide-react";
import { cx } from "@/kit/cx";
import { Avatar, Menu, type MenuItem, useFaultToast } from "@/parts";
import { useSession, useSignOut } from "@/session/session";
import { LANGUAGES, useTexts } from "@/texts";
import { commands } from "../commands/registry";
import { usePreferences } from "../preferences";
import { texts } from "../texts";

export function Account({ narrow }: { readonly narrow: boolean }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const items = useAccountItems();
  const trigger = (
    <button
      type="button"
      className={cx(
        "flex h-10 min-w-0 items-center gap-2.5 rounded-md px-1.5 text-start transition-colors hover:bg-press data-[state=open]:bg-press",
        narrow ? "justify-center" : "flex-1",
      )}
    >
      <Avatar name={user.name} src={user.avatar_url} />
      <span className={narrow ? "sr-only" : "truncate font-medium"}>{user.name}</span>
      <span className="sr-only">{t.account}</span>
    </button>
  );
  return <Menu trigger={trigger} heading={user.email} items={items} side="top" />;
}

function useAccountItems(): readonly MenuItem[] {
  const t = useTexts(texts);
  const { chosen, choose } = usePreferences();
  const signOut = useSignOut();
  const onFault = useFaultToast();
  const themes = (["system", "light", "dark"] as const).map((theme) => ({
    label: t.themes[theme],
    checked: chosen.theme === theme,
    run: () => choose({ theme }),
  }));
  const densities = (["comfortable", "compact"] as const).map((density) => ({
    label: t.densities[density],
    checked: chosen.density === density,
    run: () => choose({ density }),
  }));
  const languages = LANGUAGES.map(({ value, label }) => ({
    label,
    checked: chosen.language === value,
    run: () => choose({ language: value }),
  }));
  const list = () =>
    commands()
      .find((each) => each.id === "shell.shortcuts")
      ?.run();
  return [
    { label: t.theme, icon: <Contrast />, items: themes },
    { label: t.density, icon: <Rows3 />, items: densities },
    { label: t.language, icon: <Languages />, items: languages },
    "line",
    { label: t.shortcuts, icon: <Keyboard />, keys: "?", run: () => setTimeout(list) },
    { label: t.reference, icon: <BookOpen />, run: () => void open("/docs", "_blank", "noopener") },
    "line",
    { label: t.signOut, icon: <LogOut />, run: () => void signOut().catch(onFault) },
  ];
}
