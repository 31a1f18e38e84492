/** One text that is being typed, kept in the browser under `place` until it has been saved; null while nobody types. */
import { useCallback, useState } from "react";
import { readKept, writeKept } from "./kept";

export interface KeptText {
  readonly text: string | null;
  readonly type: (text: string) => void;
  /** Nobody types any more. What was typed stays kept until it is forgotten. */
  readonly close: () => void;
  /** It could not be saved: go on with what was typed, unless something newer is being typed. */
  readonly reopen: () => void;
}

/** `known` is what stands there already: that is not kept. */
export function useKept(place: string, known: string): KeptText {
  const [text, setText] = useState(() => keptText(place, known));
  const type = useCallback(
    (next: string) => {
      setText(next);
      writeKept(place, next === known ? null : next);
    },
    [place, known],
  );
  const close = useCallback(() => setText(null), []);
  const reopen = useCallback(() => setText((now) => now ?? keptText(place, known)), [place, known]);
  return { text, type, close, reopen };
}

/** Return what was typed there and not saved, or null. */
export function keptText(place: string, known: string): string | null {
  const kept = readKept<unknown>(place);
  return typeof kept === "string" && kept.trim() !== known.trim() ? kept : null;
}

/** Forget what was typed there, unless it was typed on since. */
export function forgetKept(place: string, saved: unknown): void {
  if (readKept<unknown>(place) === saved) writeKept(place, null);
}
