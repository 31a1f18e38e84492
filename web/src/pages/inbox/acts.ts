/** What can be done to several tickets: what the server is told, and what the rows look like at once. Pure. */
import type { State } from "@/parts";
import type { BatchOperation, TicketAgent } from "@/wire";
import type { Change, Row } from "./rows";

export type Act =
  | { readonly kind: "assign"; readonly assignee: TicketAgent | null }
  | { readonly kind: "status"; readonly status: string; readonly state: State; readonly name: string }
  | { readonly kind: "priority"; readonly priority: Row["priority"] }
  | { readonly kind: "tags"; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: "snooze"; readonly until: string | null }
  | { readonly kind: "delete" }
  | { readonly kind: "read" }
  | { readonly kind: "unread" };

export interface Planned {
  readonly operation: BatchOperation;
  readonly change: Change;
}

/** Plan an act for one ticket; undefined where it would change nothing. */
export function planned(act: Act, row: Row): Planned | undefined {
  const { id } = row;
  switch (act.kind) {
    case "assign": {
      const { assignee } = act;
      if (row.assignee?.id === assignee?.id) return undefined;
      return { operation: { id, update: { assignee_id: assignee?.id ?? null } }, change: { assignee } };
    }
    case "status": {
      const { status, state } = act;
      if (row.status === status) return undefined;
      return { operation: { id, update: { status } }, change: { status, state } };
    }
    case "priority": {
      const { priority } = act;
      if (row.priority === priority) return undefined;
      return { operation: { id, update: { priority } }, change: { priority } };
    }
    case "tags": {
      const tags = tagged(row.tags, act.add, act.remove);
      if (tags.join("\n") === row.tags.join("\n")) return undefined;
      // Made from the tags of this version: it must not overwrite another's.
      return { operation: { id, update: { tags }, if_match: row.version }, change: { tags } };
    }
    case "snooze": {
      const { until } = act;
      if (moment(row.snoozed_until) === moment(until)) return undefined;
      return { operation: { id, snooze: { until } }, change: { snoozed_until: until } };
    }
    case "delete":
      return { operation: { id, delete: true }, change: { mark: "gone" } };
    default: {
      const read = act.kind === "read";
      if (row.unread === !read) return undefined;
      return { operation: { id, read }, change: { unread: !read } };
    }
  }
}

function moment(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}

/** Tags are the same whatever their letters' case. */
export function tagged(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const gone = new Set(remove.map((tag) => tag.toLowerCase()));
  const kept = tags.filter((tag) => !gone.has(tag.toLowerCase()));
  const known = new Set(kept.map((tag) => tag.toLowerCase()));
  return [...kept, ...add.filter((tag) => !known.has(tag.toLowerCase()))];
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
