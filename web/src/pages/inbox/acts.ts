/** What can be done to several tickets: what the server is told, and what the rows look like at once. Pure. */
import type { State } from "@/parts";
import type { TicketAgent, TicketUpdate } from "@/wire";
import type { Change, Row } from "./rows";

export type Act =
  | { readonly kind: "assign"; readonly assignee: TicketAgent | null }
  | { readonly kind: "status"; readonly status: string; readonly state: State; readonly name: string }
  | { readonly kind: "priority"; readonly priority: Row["priority"] }
  | { readonly kind: "tags"; readonly add: readonly string[]; readonly remove: readonly string[] };

/** What can be done one by one only. */
export type Deed =
  | { readonly kind: "snooze"; readonly until: string | null }
  | { readonly kind: "delete" }
  | { readonly kind: "read" }
  | { readonly kind: "unread" };

export interface Planned {
  readonly update: TicketUpdate;
  readonly change: Change;
  /** The change was made from this version of the ticket, and must not overwrite another's. */
  readonly version?: number;
}

/** Plan an act for one ticket; undefined where it would change nothing. */
export function planned(act: Act, row: Row): Planned | undefined {
  if (act.kind === "assign") {
    const { assignee } = act;
    if (row.assignee?.id === assignee?.id) return undefined;
    return { update: { assignee_id: assignee?.id ?? null }, change: { assignee } };
  }
  if (act.kind === "status") {
    if (row.status === act.status) return undefined;
    return { update: { status: act.status }, change: { status: act.status, state: act.state } };
  }
  if (act.kind === "priority") {
    if (row.priority === act.priority) return undefined;
    return { update: { priority: act.priority }, change: { priority: act.priority } };
  }
  const tags = tagged(row.tags, act.add, act.remove);
  if (tags.join("\n") === row.tags.join("\n")) return undefined;
  return { update: { tags }, change: { tags }, version: row.version };
}

/** Tags are the same whatever their letters' case. */
export function tagged(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const gone = new Set(remove.map((tag) => tag.toLowerCase()));
  const kept = tags.filter((tag) => !gone.has(tag.toLowerCase()));
  const known = new Set(kept.map((tag) => tag.toLowerCase()));
  return [...kept, ...add.filter((tag) => !known.has(tag.toLowerCase()))];
}

/** What a row looks like after a deed. */
export function afterDeed(deed: Deed): Change {
  if (deed.kind === "snooze") return { snoozed_until: deed.until };
  if (deed.kind === "delete") return { mark: "gone" };
  return { unread: deed.kind === "unread" };
}

/** Work on many with a few at once; returns what failed, in order. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<{ readonly item: T; readonly error: unknown }[]> {
  const failed: { item: T; error: unknown; at: number }[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, item] = next;
      await work(item).catch((error: unknown) => failed.push({ item, error, at }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return failed.sort((one, other) => one.at - other.at);
}
