/**
 * How this person wants it: theme, density, language, zone. Kept in the browser, so that the next page looks right
 * before anybody has signed in, and with the account, so that another browser looks the same.
 */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import { type Language, LanguageProvider, preferredLanguage } from "@/texts";
import { call, type Preferences } from "@/wire";

export interface Chosen {
  readonly theme: "light" | "dark" | "system";
  readonly density: "comfortable" | "compact";
  readonly language: Language;
  readonly timezone: string;
  readonly undo_seconds: number;
  /** Whether single letters are shortcuts. */
  readonly shortcuts: boolean;
}
interface Held {
  readonly chosen: Chosen;
  readonly choose: (change: Partial<Chosen>) => void;
  /** Take over what the account has, without sending it back. */
  readonly adopt: (change: Preferences) => void;
}

const PLACE = "parley.preferences";
const DARK = "(prefers-color-scheme: dark)";
const LANGUAGES = new Set(["en", "de", "pseudo"]);
const Context = createContext<Held | null>(null);

function defaults(): Chosen {
  return {
    theme: "system",
    density: "comfortable",
    language: preferredLanguage(),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    undo_seconds: 10,
    shortcuts: true,
  };
}

function merged(base: Chosen, change: object): Chosen {
  const given = Object.entries(change).filter(
    ([key, value]) => key in base && value !== null && value !== undefined,
  );
  const next = { ...base, ...Object.fromEntries(given) } as Chosen;
  return LANGUAGES.has(next.language) ? next : { ...next, language: base.language };
}

function read(): Chosen {
  try {
    return merged(defaults(), JSON.parse(localStorage.getItem(PLACE) ?? "{}") as object);
  } catch {
    return defaults(); // storage is forbidden, or somebody wrote something else there
  }
}

/** Dress the document; called once before anything is drawn, and at every change. */
export function dress({ theme, density }: Chosen = read()): void {
  const dark = theme === "dark" || (theme === "system" && matchMedia(DARK).matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  document.documentElement.dataset["density"] = density;
}

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(read);
  useEffect(() => {
    dress(chosen);
    try {
      localStorage.setItem(PLACE, JSON.stringify(chosen));
    } catch {
      // Storage is full or forbidden: the choice lasts as long as the page.
    }
    const system = matchMedia(DARK);
    const redress = () => dress(chosen);
    system.addEventListener("change", redress);
    return () => system.removeEventListener("change", redress);
  }, [chosen]);
  const adopt = useCallback((change: Preferences) => setChosen((old) => merged(old, change)), []);
  const choose = useCallback((change: Partial<Chosen>) => {
    setChosen((old) => merged(old, change));
    // What this browser shows is right already; another one learns of it when the server can be reached.
    call("PATCH /me", { body: { preferences: change } }).catch(() => undefined);
  }, []);
  const held = useMemo(() => ({ chosen, choose, adopt }), [chosen, choose, adopt]);
  return (
    <Context value={held}>
      <LanguageProvider language={chosen.language} zone={chosen.timezone}>
        {children}
      </LanguageProvider>
    </Context>
  );
}

export function usePreferences(): Held {
  const held = use(Context);
  if (!held) throw new Error("usePreferences stands outside PreferencesProvider");
  return held;
}
