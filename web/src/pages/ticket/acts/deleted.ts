/** The tickets that were deleted on this page: they can be shown as such, and restored. */
import { useSyncExternalStore } from "react";

let numbers: ReadonlySet<number> = new Set();
const listeners = new Set<() => void>();

function set(next: ReadonlySet<number>): void {
  numbers = next;
  for (const listener of listeners) listener();
}

export function rememberDeleted(number: number): void {
  set(new Set([...numbers, number]));
}

export function forgetDeleted(number: number): void {
  set(new Set([...numbers].filter((each) => each !== number)));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIsDeleted(number: number): boolean {
  return useSyncExternalStore(subscribe, () => numbers.has(number));
}
