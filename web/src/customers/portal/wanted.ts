/** Where somebody wanted to go who had to ask for a link first: the mail opens another tab, which goes on there. */
const KEY = "parley.portal.wanted";
const PATH = /^\/(?:new|requests\/[0-9]{1,18})$/;
const LIFE = 15 * 60_000;

/** Remember a path of the portal: a number at most, and no longer than the link lives. */
export function want(words: readonly string[], now = Date.now()): void {
  const path = `/${words.join("/")}`;
  if (!PATH.test(path)) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ path, at: now }));
  } catch {
    // Storage is forbidden: the list of requests is a good place too.
  }
}

/** Return the path, once; the first page where there is none. */
export function takeWanted(now = Date.now()): string {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    localStorage.removeItem(KEY);
    const { path, at } = kept as { path: string; at: number };
    return PATH.test(path) && now - at < LIFE ? path : "";
  } catch {
    return "";
  }
}
