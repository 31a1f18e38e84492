/** Stands once at the desk: the palette leads to every view and every settings page, from anywhere. */
import { lazy, Suspense, useEffect, useState } from "react";

const SETTLED = 1500;
const Places = lazy(() => import("./places-found").then((module) => ({ default: module.PlacesFound })));

/** Loaded when the page has settled: nobody needs it first. */
export function FindingPlaces() {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setReady, SETTLED, true);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{ready && <Places />}</Suspense>;
}
