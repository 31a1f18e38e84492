/**
 * Everything that can be done here, for the palette (⌘K), the shortcuts and the list of them (`?`). A page adds its own
 * while it is shown:
 *
 *     useCommands([{ id: "ticket.close", title: t.close, group: t.ticket, keys: "e", run: close }]);
 *     usePaletteSource("tickets", async (text, signal) => [...]);   what typing finds beyond commands
 */
import type { ReactNode } from "react";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { mayDo, type Need, useSession } from "@/session/session";

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly icon?: ReactNode;
  /** `mod+k`, `shift+e`, `g i` (one after the other), `?`. */
  readonly keys?: string;
  readonly words?: string;
  /** Whoever may not do this hears nothing of the command: no line, no key. */
  readonly needs?: Need;
  readonly run: () => void;
  /** A shortcut only: not in the palette (moving in a list). */
  readonly silent?: boolean;
  /** In the palette when something is typed only, and behind the others: there are many of its kind. */
  readonly sought?: boolean;
}
export type Source = (text: string, signal: AbortSignal) => Promise<readonly Command[]>;

let sets: readonly (readonly Command[])[] = [];
let flat: readonly Command[] = [];
const sources = new Map<string, Source>();
const listeners = new Set<() => void>();

function set(next: typeof sets): void {
  sets = next;
  // What came last stands on top: a page's own commands win over the shell's.
  const all = [...sets].reverse().flat();
  flat = [...all.filter((each) => !each.sought), ...all.filter((each) => each.sought)];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every command there is now, a page's own first. */
export function commands(): readonly Command[] {
  return flat;
}

/** Offer commands while this component is shown. They may be made anew at each render. */
export function useCommands(wanted: readonly Command[]): void {
  const session = useSession();
  const given = wanted.filter(({ needs }) => !needs || mayDo(session, needs));
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const shape = given
    .map((each) => `${each.id}\n${each.title}\n${each.keys ?? ""}\n${each.silent ?? ""}`)
    .join("\n\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape says when the list itself is another
  useEffect(() => {
    const stable = given.map((each) => ({
      ...each,
      run: () => latest.current.find(({ id }) => id === each.id)?.run(),
    }));
    set([...sets, stable]);
    return () => set(sets.filter((each) => each !== stable));
  }, [shape]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, commands);
}

/** Let the palette find more than commands while this component is shown (tickets, customers, articles). */
export function usePaletteSource(name: string, source: Source): void {
  useEffect(() => {
    sources.set(name, source);
    return () => {
      sources.delete(name);
    };
  }, [name, source]);
}

export function paletteSources(): readonly Source[] {
  return [...sources.values()];
}
