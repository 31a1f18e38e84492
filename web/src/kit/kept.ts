/** What is typed is kept in the browser until it is saved: a reload, a crash or a sign-out loses nothing. */

/** Return what is kept there, or null; also where storage is forbidden or holds something else. */
export function readKept<T>(place: string): T | null {
  try {
    const text = localStorage.getItem(place);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Keep a value, or forget it when it is null. Return whether that worked (storage may be full or forbidden). */
export function writeKept(place: string, value: unknown): boolean {
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The fields of `change` that differ from the original. */
export function differing<T extends object>(original: T, change: Partial<T>): Partial<T> {
  const kept = Object.entries(change).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(original[name as keyof T]),
  );
  return Object.fromEntries(kept) as Partial<T>;
}
