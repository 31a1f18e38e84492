/**
 * The list's own reading. It is not refreshed by itself when something happens, as other readings are: that would read
 * every page again and make rows jump. `live-rows.ts` changes rows where they stand instead.
 */
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
} from "@tanstack/react-query";
import { call, type Query } from "@/wire";
import type { Filter } from "./filter";
import type { Order } from "./place";
import { type Change, changed, type Pages, type TicketPage } from "./rows";

export type Asked = Filter & Order;
type Asking = Query<"GET /tickets">;

const INCLUDE = "last_message,unread";
const FIRST = 50;
const NEXT = 100;

/** The first word of the key is no subject of events, so that the stream leaves it alone. */
export function listKey(asked: Asked) {
  return ["inbox rows", asked] as const;
}

export async function readTickets(
  asked: Asked,
  more: Partial<Asking>,
  signal?: AbortSignal,
): Promise<TicketPage> {
  const query = { ...asked, include: INCLUDE, ...more } as Asking;
  return await call("GET /tickets", { query, signal });
}

export function listQuery(asked: Asked) {
  return infiniteQueryOptions<
    TicketPage,
    Error,
    InfiniteData<TicketPage, string | null>,
    readonly unknown[],
    string | null
  >({
    queryKey: listKey(asked),
    queryFn: ({ signal, pageParam }) =>
      readTickets(asked, pageParam ? { cursor: pageParam, limit: NEXT } : { limit: FIRST }, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.meta.next_cursor,
    staleTime: "static",
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
}

/** Read the first page again and show it alone. */
export async function drawAnew(client: QueryClient, asked: Asked): Promise<void> {
  const first = await readTickets(asked, { limit: FIRST });
  await client.cancelQueries({ queryKey: listKey(asked) });
  client.setQueryData<Pages>(listKey(asked), { pages: [first], pageParams: [null] });
}

/** Change rows of a list where they stand. */
export function changeRows(client: QueryClient, asked: Asked, changes: ReadonlyMap<string, Change>): void {
  if (changes.size === 0) return;
  client.setQueryData<Pages>(listKey(asked), (data) => data && changed(data, changes));
}
