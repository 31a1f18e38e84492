/** Which rows are chosen. `anchor` is where a range begins: the row that was chosen last. Pure. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const NOTHING: Selection = { ids: new Set(), anchor: null };
/** As many as one batch takes. */
export const MOST = 1000;

export function toggledRow(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id) && ids.size < MOST) ids.add(id);
  return { ids, anchor: id };
}

/** Choose everything from the anchor to a row, beside what is chosen already. */
export function reached(selection: Selection, order: readonly string[], id: string): Selection {
  const to = order.indexOf(id);
  const from = selection.anchor === null ? to : order.indexOf(selection.anchor);
  if (to < 0 || from < 0) return toggledRow(selection, id);
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    ids: new Set([...new Set([...selection.ids, ...between])].slice(0, MOST)),
    anchor: selection.anchor ?? id,
  };
}

/** Forget what is not in the list any more; the same object where that is nothing. */
export function keptOf(selection: Selection, has: (id: string) => boolean): Selection {
  const ids = [...selection.ids].filter(has);
  return ids.length === selection.ids.size ? selection : { ...selection, ids: new Set(ids) };
}
