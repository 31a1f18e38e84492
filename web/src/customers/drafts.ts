/** What is being typed, kept with the tab: a reload loses nothing, and the next person at this machine sees nothing. */
import { useCallback, useState } from "react";

function kept(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function keep(key: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  } catch {
    // Storage is forbidden or full: what is typed stays as long as the page.
  }
}

/** A text that outlives a reload under its name. */
export function useDraft(name: string): readonly [text: string, set: (text: string) => void] {
  const key = `parley.draft.${name}`;
  const [held, setHeld] = useState(() => ({ key, text: kept(key) }));
  const set = useCallback(
    (text: string) => {
      keep(key, text);
      setHeld({ key, text });
    },
    [key],
  );
  return [held.key === key ? held.text : kept(key), set];
}
