/** Readings for customers' pages: one at a time, kept while it is read again, and read again when one comes back. */
import { useCallback, useEffect, useRef, useState } from "react";
import { isWireFault } from "@/wire/faults";

export interface Reading<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  /** Nobody answers any more, and what is shown is what was read before. */
  readonly isAway: boolean;
  /** What is shown belongs to what was asked before. */
  readonly stale: boolean;
  readonly retry: () => void;
  /** Show this instead of what was read. */
  readonly put: (data: T) => void;
}

interface Held<T> {
  readonly key: string;
  readonly data: T | undefined;
  readonly error: unknown;
}

/** How often what others change is read again while somebody looks at it. */
export const OFTEN = 15_000;

/** Read under a key; another key is another reading, and the old one is shown until it is there. */
export function useReading<T>(
  key: string,
  read: (signal: AbortSignal) => Promise<T>,
  every?: number,
): Reading<T> {
  const [held, setHeld] = useState<Held<T>>({ key, data: undefined, error: undefined });
  const [round, setRound] = useState(0);
  const reader = useRef(read);
  reader.current = read;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is another reading
  useEffect(() => {
    const aborted = new AbortController();
    reader.current(aborted.signal).then(
      (data) => aborted.signal.aborted || setHeld({ key, data, error: undefined }),
      (error: unknown) => {
        if (aborted.signal.aborted) return;
        // While the server is away or in trouble all is shown as it was; what is gone is gone.
        const kept = isWireFault(error) && (error.isOffline || error.status >= 500 || error.status === 429);
        setHeld((old) => ({ key, data: kept && old.key === key ? old.data : undefined, error }));
      },
    );
    return () => aborted.abort();
  }, [key, round]);
  const retry = useCallback(() => setRound((old) => old + 1), []);
  useEffect(() => {
    const back = () => document.visibilityState === "visible" && retry();
    document.addEventListener("visibilitychange", back);
    addEventListener("focus", back);
    addEventListener("online", back);
    addEventListener("offline", back); // to know it, and not only at the next turn
    const timer = every === undefined ? undefined : setInterval(back, every);
    return () => {
      document.removeEventListener("visibilitychange", back);
      removeEventListener("focus", back);
      removeEventListener("online", back);
      removeEventListener("offline", back);
      clearInterval(timer);
    };
  }, [retry, every]);
  const put = useCallback((data: T) => setHeld({ key, data, error: undefined }), [key]);
  const { data, error } = held;
  const isAway = data !== undefined && isWireFault(error) && error.isOffline;
  return { data, error, isAway, stale: held.key !== key, retry, put };
}
