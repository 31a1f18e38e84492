/** Stands once at the desk: the palette leads to every view and every settings page, from anywhere. */
import { type ComponentType, useEffect, useState } from "react";

const SETTLED = 1500;

/** Loaded when the page has settled: nobody needs it first, and nobody misses it where it cannot be loaded. */
export function FindingPlaces() {
  const [Found, setFound] = useState<ComponentType | null>(null);
  useEffect(() => {
    const load = async () => {
      try {
        const { PlacesFound } = await import("./places-found");
        setFound(() => PlacesFound);
      } catch {
        // The network is away: the palette has the rest.
      }
    };
    const timer = setTimeout(load, SETTLED);
    return () => clearTimeout(timer);
  }, []);
  return Found && <Found />;
}
