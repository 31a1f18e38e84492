/**
 * A form over something that others may change meanwhile. Only the fields that were touched are held, so the rest stays
 * live, and the change to send is exactly what was changed. Everything is kept in the browser under `place`.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { differing, readKept, writeKept } from "./kept";

interface Kept<T> {
  readonly change: Partial<T>;
  /** The version that stood there when the first letter was typed. */
  readonly base: number | null;
}

export interface Draft<T> {
  readonly value: T;
  /** What is to be sent: the fields that differ. */
  readonly changed: Partial<T>;
  readonly isDirty: boolean;
  /** The version that the change was made from. */
  readonly base: number | undefined;
  /** It was found in the browser when the form was opened. */
  readonly isRestored: boolean;
  readonly change: (fields: Partial<T>) => void;
  /** Take what stands on the server now as what the change is made from. */
  readonly rebase: () => void;
  /** Forget it: it was saved, or is not wanted. */
  readonly discard: () => void;
}

const WAIT = 300;

/** Hold a form; `original` is what the server has, `version` its version. The component is keyed by `place`. */
export function useDraft<T extends object>(place: string, original: T, version?: number): Draft<T> {
  const [held, setHeld] = useState<Kept<T>>(() => readKept<Kept<T>>(place) ?? { change: {}, base: null });
  const changed = useMemo(() => differing(original, held.change), [original, held.change]);
  const isDirty = Object.keys(changed).length > 0;
  const [wasThere, setWasThere] = useState(isDirty);
  const write = useRef<() => void>(() => undefined);
  useEffect(() => {
    write.current = () => void writeKept(place, isDirty ? held : null);
    const timer = setTimeout(() => write.current(), WAIT);
    return () => clearTimeout(timer);
  }, [place, held, isDirty]);
  useEffect(() => {
    const flush = () => write.current();
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, []);
  const change = useCallback(
    (fields: Partial<T>) =>
      setHeld((old) => ({ change: { ...old.change, ...fields }, base: old.base ?? version ?? null })),
    [version],
  );
  const discard = useCallback(() => {
    setHeld({ change: {}, base: null });
    setWasThere(false);
    write.current = () => void writeKept(place, null);
    write.current();
  }, [place]);
  const rebase = useCallback(() => setHeld((old) => ({ ...old, base: version ?? null })), [version]);
  const base = held.base ?? version;
  const value = { ...original, ...held.change };
  return { value, changed, isDirty, base, isRestored: wasThere && isDirty, change, rebase, discard };
}
