/** What a change makes of a ticket, and what stands in its way. Pure: no cache, no server. */
import type { TicketUpdate, TicketWire } from "@/wire";
import type { DeskWords } from "./desk";

type Words = Pick<DeskWords, "statuses" | "users">;
type Given = Record<string, unknown>;

/** The ticket as it will be when the change has been made. */
export function applied(ticket: TicketWire, change: TicketUpdate, words: Words): TicketWire {
  const { assignee_id, custom_fields, status, priority, description, format, customer_id, ...plain } = change;
  const next: TicketWire = { ...ticket, ...(plain as Partial<TicketWire>) };
  if (priority !== undefined) next.priority = priority === "normal" ? "medium" : priority;
  if (status !== undefined) {
    const found = words.statuses.find((each) => each.key === status);
    Object.assign(next, { status }, found ? { state: found.state } : {});
  }
  if (assignee_id !== undefined) {
    const user = words.users.find((each) => each.id === assignee_id);
    next.assignee = user ? { id: user.id, email: user.email, name: user.name } : null;
  }
  if (custom_fields !== undefined) next.custom_fields = withValues(ticket.custom_fields, custom_fields);
  return next;
}

function withValues(old: Given, given: Given): Given {
  const merged = { ...old, ...given };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** The change that puts back what `change` would change, from the ticket as it was. */
export function inverse(ticket: TicketWire, change: TicketUpdate): TicketUpdate {
  const back: Given = {};
  for (const name of Object.keys(change)) back[name] = propertyOf(ticket, name) ?? null;
  if (change.custom_fields) {
    const names = Object.keys(change.custom_fields);
    back["custom_fields"] = Object.fromEntries(
      names.map((each) => [each, ticket.custom_fields[each] ?? null]),
    );
  }
  return back as TicketUpdate;
}

function propertyOf(ticket: TicketWire, name: string): unknown {
  if (name === "assignee_id") return ticket.assignee?.id ?? null;
  if (name === "customer_id") return ticket.customer.id;
  return (ticket as unknown as Given)[name];
}

/**
 * What others changed since `base` that this change would change too: names of properties, or keys of fields. Lists
 * never stand in the way, since adding and taking away can be done again (`rebased`).
 */
export function conflicts(base: TicketWire, fresh: TicketWire, change: TicketUpdate): string[] {
  const names = Object.keys(change).filter((name) => !["custom_fields", "tags", "cc"].includes(name));
  const moved = names.filter((name) => {
    const now = propertyOf(fresh, name);
    return !same(propertyOf(base, name), now) && !same(now, (change as Given)[name]);
  });
  const keys = Object.entries(change.custom_fields ?? {}).filter(([key, wanted]) => {
    const now = fresh.custom_fields[key] ?? null;
    return !same(base.custom_fields[key] ?? null, now) && !same(now, wanted);
  });
  return [...moved, ...keys.map(([key]) => key)];
}

/** The same change made to another state of the ticket: what was added to lists is added, what was taken is taken. */
export function rebased(base: TicketWire, fresh: TicketWire, change: TicketUpdate): TicketUpdate {
  const next = { ...change };
  if (change.tags) next.tags = merged(base.tags, fresh.tags, change.tags);
  if (change.cc) next.cc = merged(base.cc, fresh.cc, change.cc);
  return next;
}

function merged(base: readonly string[], fresh: readonly string[], wanted: readonly string[]): string[] {
  const added = wanted.filter((each) => !base.includes(each) && !fresh.includes(each));
  const gone = base.filter((each) => !wanted.includes(each));
  return [...fresh.filter((each) => !gone.includes(each)), ...added];
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
