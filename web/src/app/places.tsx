/** Stands once at the desk: the palette leads to every view and every settings page, from anywhere. */
import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";

const SETTLED = 1500;
/** Where the connection is away the palette finds less; nothing else is the worse for it. */
const nothing = (): { default: ComponentType } => ({ default: () => null });
const Places = lazy(() =>
  import("./places-found").then((module) => ({ default: module.PlacesFound })).catch(nothing),
);

/** Loaded when the page has settled: nobody needs it first. */
export function FindingPlaces() {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setReady, SETTLED, true);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{ready && <Places />}</Suspense>;
}
