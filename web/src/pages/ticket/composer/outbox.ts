/**
 * What was sent and can still be taken back: kept beside the page, so that it survives going elsewhere. A message
 * stands here from the click until it is read back as part of the conversation.
 */
import { useSyncExternalStore } from "react";
import type { Kind } from "../data/queries";
import type { DraftContent } from "./store";

export interface Held extends DraftContent {
  readonly id: string;
  readonly number: number;
  readonly kind: Kind;
  readonly author: string;
  /** Milliseconds: when it goes out by the server's clock, and by this one's. */
  readonly since: number;
  readonly sendsAt: number;
}

let held: readonly Held[] = [];
/** All that ever stood here: what has left does not come back by an answer that was late. */
const seen = new Set<string>();
const listeners = new Set<() => void>();

function set(next: readonly Held[]): void {
  held = next;
  for (const listener of listeners) listener();
}

export function hold(message: Held): void {
  if (seen.has(message.id)) return;
  seen.add(message.id);
  set([...held, message]);
}

export function wasHeld(id: string): boolean {
  return seen.has(id);
}

export function letGo(id: string): void {
  if (held.some((each) => each.id === id)) set(held.filter((each) => each.id !== id));
}

export function isHeld(id: string): boolean {
  return held.some((each) => each.id === id);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useHeld(): readonly Held[] {
  return useSyncExternalStore(subscribe, () => held);
}
