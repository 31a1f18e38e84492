/** What stands in the timeline, in its order: messages, and between them what happened. Pure. */
import type { ConversationWire, EventWire } from "@/wire";

export type Item =
  | { readonly kind: "message"; readonly id: string; readonly at: string; readonly message: ConversationWire }
  | {
      readonly kind: "events";
      readonly id: string;
      readonly at: string;
      readonly events: readonly EventWire[];
    };

/** Events of one person within this are one line. */
const TOGETHER = 5 * 60_000;
/** A ticket's creation is its opening; a message is itself. */
const SHOWN_OTHERWISE = new Set(["ticket.created", "message.added", "message.drafted", "message.redacted"]);

/**
 * Put messages (any order) and events (oldest first) together. `isWhole` is false while older messages are not loaded:
 * what happened before the oldest that is loaded then waits with them.
 */
export function itemsOf(
  messages: readonly ConversationWire[],
  events: readonly EventWire[],
  isWhole: boolean,
): readonly Item[] {
  const said = [...messages].sort((one, other) => order(one.created_at, other.created_at));
  const from = isWhole ? "" : (said[0]?.created_at ?? "");
  const happened = events.filter((each) => !SHOWN_OTHERWISE.has(each.type) && each.created_at >= from);
  const items: Item[] = [];
  let next = 0;
  for (const message of said) {
    next = gather(items, happened, next, message.created_at);
    items.push({ kind: "message", id: message.id, at: message.created_at, message });
  }
  gather(items, happened, next, "~");
  return items;
}

/** Append the events before a moment, those of one person at one time as one item. Returns where to go on. */
function gather(items: Item[], events: readonly EventWire[], from: number, before: string): number {
  let at = from;
  for (; at < events.length; at++) {
    const event = events[at];
    if (!event || event.created_at >= before) break;
    const last = items.at(-1);
    const first = last?.kind === "events" ? last.events[0] : undefined;
    if (last?.kind === "events" && first && isTogether(first, event)) {
      items[items.length - 1] = { ...last, events: [...last.events, event] };
    } else items.push({ kind: "events", id: event.id, at: event.created_at, events: [event] });
  }
  return at;
}

function isTogether(first: EventWire, event: EventWire): boolean {
  const apart = Date.parse(event.created_at) - Date.parse(first.created_at);
  return first.actor.type === event.actor.type && first.actor.id === event.actor.id && apart < TOGETHER;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How many messages of others stand behind the one that I had last seen when I began to write. */
export function saidSince(
  messages: readonly ConversationWire[],
  seen: string | undefined,
  me: string,
): readonly ConversationWire[] {
  if (seen === undefined) return [];
  return messages.filter((each) => each.created_at > seen && each.type !== "system" && each.author.id !== me);
}
