/** Where one is: the front's prefix, the workspace it names, and a path below it. No more than customers' pages need. */
import { type ComponentProps, useSyncExternalStore } from "react";

/** `/help/…`, or `/w/<slug>/help/…` where the workspace is named instead of having a host of its own. */
const PREFIX = /^(?:\/w\/([^/]+))?\/(help|portal|p)(?=\/|$)/;

export interface Place {
  /** What every path of this front begins with. */
  readonly base: string;
  readonly workspace: string | undefined;
  /** The path below it, in words. */
  readonly words: readonly string[];
  readonly query: URLSearchParams;
  /** What stands behind `#`. */
  readonly hash: string;
}

/** Read an address. */
export function placeOf(url: Pick<URL, "pathname" | "search" | "hash">): Place {
  const found = PREFIX.exec(url.pathname);
  const base = found?.[0] ?? "";
  return {
    base,
    workspace: found?.[1] === undefined ? undefined : decoded(found[1]),
    words: url.pathname.slice(base.length).split("/").filter(Boolean).map(decoded),
    query: new URLSearchParams(url.search),
    hash: url.hash.slice(1),
  };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
addEventListener("popstate", tell);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePlace(): Place {
  const href = useSyncExternalStore(subscribe, () => location.href);
  return placeOf(new URL(href));
}

/** Go to a path of this front (`/articles/how`); with `replace` there is no way back to where one was. */
export function go(path: string, { replace = false } = {}): void {
  const { base } = placeOf(location);
  history[replace ? "replaceState" : "pushState"](null, "", base + path);
  tell();
  if (!replace) scrollTo(0, 0);
}

/** The address of another front of the same workspace. */
export function frontOf(place: Place, front: "help" | "portal"): string {
  return place.workspace === undefined ? `/${front}` : `/w/${encodeURIComponent(place.workspace)}/${front}`;
}

interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  readonly to: string;
}

/** A link within this front. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const { base } = usePlace();
  return (
    <a
      {...rest}
      href={base + to}
      onClick={(event) => {
        onClick?.(event);
        const plain =
          event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
        if (event.defaultPrevented || !plain) return;
        event.preventDefault();
        go(to);
      }}
    />
  );
}
