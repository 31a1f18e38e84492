/** The editor's code, loaded when the page is idle or when it is wanted; tried again as long as it does not come. */
import { useEffect, useState } from "react";
import type { Editor } from "./editor";

const AGAIN = 5000;
const IDLE_WITHIN = 1500;

let loaded: typeof Editor | null = null;

export async function loadEditor(): Promise<typeof Editor> {
  loaded ??= (await import("./editor")).Editor;
  return loaded;
}

/** The editor, once its code is there. */
export function useEditorPart(): typeof Editor | null {
  const [part, setPart] = useState<typeof Editor | null>(() => loaded);
  useEffect(() => {
    if (part) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const ask = () =>
      loadEditor().then(
        (found) => isGone || setPart(() => found),
        () => {
          timer = isGone ? undefined : setTimeout(ask, AGAIN);
        },
      );
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [part]);
  return part;
}

/** Do it when nothing else is to be done. Returns what calls it off. */
export function whenIdle(work: () => void): () => void {
  // Safari has no such callback.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(work, IDLE_WITHIN);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: IDLE_WITHIN });
  return () => cancelIdleCallback(asked);
}
