/** A page outlives the build it came from: chunks of an old build are gone, and a new one should be taken up. */
import { useEffect, useState } from "react";
import { useConnection } from "./live/live";

const PLACE = "parley.reloaded";
/** Reloading twice within this would be a circle: then the error is shown instead. */
const ONCE_WITHIN = 20_000;
const ASK_EVERY = 10 * 60_000;

/** Reload when a piece of this build is not there any more. */
export function reloadWhenStale(): void {
  addEventListener("vite:preloadError", reloadOnce);
}

/** Reload unless that was tried just now, or nobody is there to load from: then what is on the screen would be lost. */
export function reloadOnce(): void {
  void buildTag().then((tag) => {
    if (tag && isFirst()) location.reload();
  });
}

function isFirst(): boolean {
  try {
    const last = Number(sessionStorage.getItem(PLACE) ?? 0);
    if (Date.now() - last < ONCE_WITHIN) return false;
    sessionStorage.setItem(PLACE, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}

/** Whether the server has another build than the one this page came from: asked now and then, and on reconnecting. */
export function useNewVersion(): boolean {
  const connection = useConnection();
  const [first, setFirst] = useState<string>();
  const [isOld, setIsOld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a connection that is back is a reason to ask
  useEffect(() => {
    const ask = async () => {
      const tag = await buildTag();
      if (!tag) return;
      if (first === undefined) setFirst(tag);
      else if (tag !== first) setIsOld(true);
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [first, connection === "live"]);
  return isOld;
}

async function buildTag(): Promise<string | null> {
  try {
    const answer = await fetch("/app", { method: "HEAD", cache: "no-cache" });
    return answer.ok ? answer.headers.get("etag") : null;
  } catch {
    return null;
  }
}
