/** One text that is being typed, kept in the browser under `place` until it has been saved; null while nobody types. */
import { useCallback, useEffect, useState } from "react";
import { readKept, writeKept } from "./kept";

export interface KeptText {
  readonly text: string | null;
  readonly type: (text: string) => void;
  /** Nobody types any more. What was typed stays kept until it is forgotten. */
  readonly close: () => void;
  /** This could not be saved: go on with it, unless something newer is being typed. */
  readonly reopen: (text: string) => void;
}

/** `known` is what stands there already: that is not kept. */
export function useKept(place: string, known: string): KeptText {
  const [text, setText] = useState(() => keptText(place, known));
  useTidied(place, text === null);
  const type = useCallback(
    (next: string) => {
      setText(next);
      writeKept(place, next === known ? null : next);
    },
    [place, known],
  );
  const close = useCallback(() => setText(null), []);
  const reopen = useCallback(
    (unsaved: string) => {
      keepAgain(place, unsaved);
      setText((now) => now ?? unsaved);
    },
    [place],
  );
  return { text, type, close, reopen };
}

/** Return what was typed there and not saved, or null. */
export function keptText(place: string, known: string): string | null {
  const kept = readKept<unknown>(place);
  return typeof kept === "string" && kept.trim() !== known.trim() ? kept : null;
}

/** Forget what has arrived by another way: `isSaved` says so of what is kept when this is first shown. */
export function useTidied(place: string, isSaved: boolean): void {
  const [wasSaved] = useState(isSaved);
  useEffect(() => {
    if (wasSaved) writeKept(place, null);
  }, [place, wasSaved]);
}

/** Keep what could not be saved, unless something newer is kept there. */
export function keepAgain(place: string, unsaved: unknown): void {
  if (readKept<unknown>(place) === null) writeKept(place, unsaved);
}

/** Forget what was typed there, unless it was typed on since. */
export function forgetKept(place: string, saved: unknown): void {
  if (readKept<unknown>(place) === saved) writeKept(place, null);
}
