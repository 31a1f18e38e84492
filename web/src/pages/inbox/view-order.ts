/** In which order saved views stand: by their position, then by age. Own and shared ones stand apart. Pure. */
import type { ViewWire } from "@/wire";

/** The server lists them by age. */
export function inOrder(views: readonly ViewWire[]): readonly ViewWire[] {
  return [...views].sort((one, other) => one.position - other.position);
}

/** Behind all others. */
export function nextPosition(views: readonly ViewWire[]): number {
  return Math.max(-1, ...views.map((each) => each.position)) + 1;
}

/** The ids of a view's section with the view one place up (-1) or down (1); undefined where it is at the end. */
export function movedBy(
  views: readonly ViewWire[],
  view: ViewWire,
  by: -1 | 1,
): readonly string[] | undefined {
  const ids = inOrder(views.filter((each) => each.shared === view.shared)).map((each) => each.id);
  const at = ids.indexOf(view.id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return undefined;
  return ids.with(at, other).with(at + by, view.id);
}
