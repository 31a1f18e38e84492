/** What was typed into a form and not saved, kept in the tab: a reload or a crash loses nothing. */

const PREFIX = "parley.form.";

/** Return what was kept for the form, without the fields that it has not. */
export function readDraft<V extends object>(place: string, base: V): Partial<V> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(PREFIX + place) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([name]) => name in base)) as Partial<V>;
  } catch {
    return {}; // storage is forbidden, or somebody wrote something else there
  }
}

export function keepDraft(place: string, edits: object): void {
  try {
    if (Object.keys(edits).length === 0) sessionStorage.removeItem(PREFIX + place);
    else sessionStorage.setItem(PREFIX + place, JSON.stringify(edits));
  } catch {
    // Storage is full or forbidden: the form still holds it as long as the page lives.
  }
}

/** Whether two values of a form are the same to the server. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Return the edits that differ from what the server has. */
export function changesOf<V extends object>(base: V, edits: Partial<V>): Partial<V> {
  const names = Object.keys(edits) as (keyof V)[];
  return Object.fromEntries(
    names.filter((name) => !isSame(base[name], edits[name])).map((name) => [name, edits[name]]),
  ) as Partial<V>;
}
