/**
 * Who is at which ticket now, as the stream tells it: everybody when it begins, then whoever comes, types and goes. So a
 * list can show it at any number of rows without asking.
 */
import { useCallback, useSyncExternalStore } from "react";
import type { StreamEvent } from "@/wire/events";

export interface Present {
  readonly id: string;
  readonly name: string;
  readonly state: "viewing" | "typing";
}
interface News {
  readonly ticket_id: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly state: Present["state"] | "gone";
}

const NOBODY: readonly Present[] = [];
const places = new Map<string, readonly Present[]>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Take in an event of the stream, whatever it tells. */
export function hearPresence({ type, data }: Pick<StreamEvent, "type" | "data">): void {
  if (type !== "presence") return;
  const { ticket_id, user, state } = JSON.parse(data) as News;
  const others = (places.get(ticket_id) ?? NOBODY).filter((each) => each.id !== user.id);
  const now = state === "gone" ? others : [...others, { id: user.id, name: user.name, state }];
  if (now.length > 0) places.set(ticket_id, now);
  else places.delete(ticket_id);
  tell();
}

/** A stream that begins anew tells everybody anew. */
export function forgetPresence(): void {
  places.clear();
  tell();
}

/** What is known, as the stream would tell it to a tab that was opened later. */
export function presenceEvents(): readonly StreamEvent[] {
  return [...places].flatMap(([ticket_id, all]) =>
    all.map(({ id, name, state }) => ({
      id: "",
      type: "presence",
      data: JSON.stringify({ ticket_id, user: { id, name }, state } satisfies News),
    })),
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Everybody at a ticket, oneself too. */
export function usePresent(ticket: string): readonly Present[] {
  return useSyncExternalStore(
    subscribe,
    useCallback(() => places.get(ticket) ?? NOBODY, [ticket]),
  );
}
