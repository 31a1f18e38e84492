/** A box that may become too small for what it holds: where it scrolls, a keyboard must be able to stand in it. */
import { type RefObject, useEffect, useRef, useState } from "react";

interface Scrolling {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly tabIndex?: 0;
  readonly role?: "group";
  readonly "aria-label"?: string;
}

/** What to spread onto the box; `label` names it while it scrolls. */
export function useScrolls(label: string): Scrolling {
  const ref = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () =>
      setScrolls(box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight);
    const watching = new ResizeObserver(measure);
    watching.observe(box);
    for (const each of box.children) watching.observe(each);
    return () => watching.disconnect();
  }, []);
  return scrolls ? { ref, tabIndex: 0, role: "group", "aria-label": label } : { ref };
}
