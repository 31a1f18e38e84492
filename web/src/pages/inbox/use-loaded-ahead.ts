/** Loads what a key may ask for at any moment while nothing else is to do, so that it is there at once, and offline. */
import { useEffect } from "react";

const LATER = 1500;

export function useLoadedAhead(load: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), LATER);
    return () => clearTimeout(timer);
  }, [load]);
}
