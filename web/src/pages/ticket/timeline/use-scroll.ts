/** At the end when it opens; there it stays as long as nobody scrolls away. What comes meanwhile is counted. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR = 90;

interface Scroll {
  /** How many came while one was reading further up. */
  readonly missed: number;
  readonly toEnd: () => void;
}

/** `moments` says when each message was written, newest first; `sent` counts my own that are on their way. */
export function useScroll(
  box: RefObject<HTMLElement | null>,
  isReady: boolean,
  moments: readonly string[],
  sent: number,
): Scroll {
  const [missed, setMissed] = useState(0);
  const atEnd = useRef(true);
  const newest = useRef<string>(undefined);
  const toEnd = useCallback(() => {
    setMissed(0);
    atEnd.current = true;
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [box]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
      if (atEnd.current) setMissed(0);
    };
    // The editor opens below, a picture has loaded: who was at the end stays there.
    const keep = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    keep.observe(element);
    if (element.firstElementChild) keep.observe(element.firstElementChild);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      keep.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [box]);
  useLayoutEffect(() => {
    if (!isReady) return;
    const before = newest.current;
    newest.current = moments[0] ?? "";
    if (before === undefined) return toEnd();
    const added = moments.filter((each) => each > before).length;
    if (added > 0 && atEnd.current) toEnd();
    else if (added > 0) setMissed((old) => old + added);
  }, [isReady, moments, toEnd]);
  useLayoutEffect(() => {
    if (sent > 0) toEnd();
  }, [sent, toEnd]);
  return { missed, toEnd };
}
