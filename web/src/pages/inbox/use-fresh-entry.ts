/** A view that is entered anew begins with what is true now; one that is come back to stays where it was left. */
import { useEffect, useRef } from "react";

const RECENT = 5000;
let lastLeft: string | null = null;

/** Read the list again on entering it, unless it was the last that was left, or is being read already. */
export function useFreshEntry(
  key: string,
  readAt: number,
  isBusy: boolean,
  drawAnew: () => Promise<void>,
): void {
  const latest = useRef({ readAt, isBusy, drawAnew });
  useEffect(() => {
    latest.current = { readAt, isBusy, drawAnew };
  });
  useEffect(() => {
    const { readAt: at, isBusy: busy, drawAnew: draw } = latest.current;
    const isReturn = lastLeft === key;
    if (!(isReturn || busy) && at > 0 && Date.now() - at > RECENT) draw().catch(() => undefined);
    lastLeft = null;
    return () => {
      lastLeft = key;
    };
  }, [key]);
}
