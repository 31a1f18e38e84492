/** Lists of tickets that are in the cache, whoever read them: known by their shape, since pages name their own keys. */
import type { Query, QueryClient } from "@tanstack/react-query";
import type { TicketWire } from "@/wire";

interface Listed {
  readonly data?: unknown;
  readonly pages?: readonly { readonly data?: unknown }[];
}

/** Every list, newest reading first. */
export function cachedLists(client: QueryClient): readonly (readonly TicketWire[])[] {
  return client
    .getQueryCache()
    .findAll({ predicate: isList })
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .map((each) => rowsOf(each.state.data));
}

/** Have a ticket be read in every list. */
export function markRead(client: QueryClient, number: number): void {
  client.setQueriesData({ predicate: isList }, (old: Listed | undefined) =>
    old ? withRead(old, number) : old,
  );
}

function isList(query: Query): boolean {
  const first = rowsOf(query.state.data)[0];
  return typeof first?.id === "string" && first.id.startsWith("tkt_") && typeof first.subject === "string";
}

function rowsOf(found: unknown): readonly TicketWire[] {
  const listed = (found ?? {}) as Listed;
  const pages = Array.isArray(listed.pages) ? listed.pages : [listed];
  return pages.flatMap((page) => (Array.isArray(page?.data) ? (page.data as TicketWire[]) : []));
}

/** A reading of a list, whole or in pages, in which this ticket is read. The same object when nothing is new. */
export function withRead(listed: Listed, number: number): Listed {
  if (!rowsOf(listed).some((each) => each.number === number && each.unread)) return listed;
  const read = (data: unknown) =>
    Array.isArray(data)
      ? (data as TicketWire[]).map((each) => (each.number === number ? { ...each, unread: false } : each))
      : data;
  if (!listed.pages) return { ...listed, data: read(listed.data) };
  return { ...listed, pages: listed.pages.map((page) => ({ ...page, data: read(page.data) })) };
}
