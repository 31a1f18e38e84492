/**
 * What the page reads. Its keys begin with `ticket` and the number, not with the API's subject: news of other tickets
 * then refreshes nothing here (see use-fresh.ts).
 */
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import {
  type Answer,
  call,
  type DraftWire,
  type EventWire,
  isWireFault,
  type Many_ConversationWire_,
  type TicketWire,
} from "@/wire";
import { cachedLists } from "./lists";

export type Kind = "reply" | "note";
const PAGE = 50;
/** Events are read from the oldest on; this many pages of a hundred are worth the wait. */
const EVENT_PAGES = 8;

export const partKey = (number: number, part: string) => ["ticket", number, part] as const;
export const ticketKey = (number: number) => partKey(number, "ticket");
const path = (number: number) => ({ ticket_id: String(number) });

/** The ticket. What a list has read of it is shown until it is there. */
export function ticketQuery(client: QueryClient, number: number) {
  return queryOptions({
    queryKey: ticketKey(number),
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}", { path: path(number), signal }),
    initialData: () => {
      const known = fromLists(client, number);
      return known ? { data: known } : undefined;
    },
    initialDataUpdatedAt: 0,
  });
}

function fromLists(client: QueryClient, number: number): TicketWire | undefined {
  for (const list of cachedLists(client)) {
    const found = list.find((each) => each.number === number);
    if (found) return found;
  }
  return undefined;
}

/** What was said, newest first, page by page. */
export function messagesQuery(number: number) {
  return infiniteQueryOptions({
    queryKey: partKey(number, "messages"),
    queryFn: ({ signal, pageParam }): Promise<Many_ConversationWire_> =>
      call("GET /conversations", {
        query: { ticket_id: String(number), limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.meta.next_cursor,
  });
}

/** What happened, oldest first. */
export function eventsQuery(number: number) {
  return queryOptions({
    queryKey: partKey(number, "events"),
    queryFn: async ({ signal }) => {
      const found: EventWire[] = [];
      let after = 0;
      for (let page = 0; page < EVENT_PAGES; page++) {
        const answer: Answer<"GET /tickets/{ticket_id}/events"> = await call(
          "GET /tickets/{ticket_id}/events",
          { path: path(number), query: { after, limit: 100 }, signal },
        );
        found.push(...answer.data);
        after = Number(answer.meta.next_cursor);
        if (answer.data.length < 100) break;
      }
      return found;
    },
    placeholderData: keepPreviousData,
  });
}

/** What I am writing, of each kind; null for nothing. */
export type Drafts = Readonly<Record<Kind, DraftWire | null>>;
const draftsKey = (number: number) => partKey(number, "drafts");

export function draftsQuery(number: number) {
  return queryOptions({
    queryKey: draftsKey(number),
    queryFn: async ({ signal }): Promise<Drafts> => {
      const { data } = await call("GET /drafts", { query: { ticket_id: String(number) }, signal });
      const of = (kind: Kind) => data.find((each) => each.kind === kind) ?? null;
      return { reply: of("reply"), note: of("note") };
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** Remember what the server has now. Where nothing is known of the other kind, both are asked for. */
export function setDraft(client: QueryClient, number: number, kind: Kind, draft: DraftWire | null): void {
  const old = client.getQueryData<Drafts>(draftsKey(number));
  if (old) client.setQueryData<Drafts>(draftsKey(number), { ...old, [kind]: draft });
  else void client.invalidateQueries({ queryKey: draftsKey(number) });
}

/** What I sent before this page was loaded and can still take back. */
export function heldQuery(number: number) {
  return queryOptions({
    queryKey: partKey(number, "drafts-held"),
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/held", { path: path(number), signal }),
    refetchOnWindowFocus: false,
  });
}

/** What was written, byte for byte: a message's, or without one the description's. */
export function originalQuery(number: number, message: string | undefined) {
  return queryOptions({
    queryKey: ["ticket-original", number, message ?? ""],
    queryFn: ({ signal }) =>
      message
        ? call("GET /conversations/{conversation_id}/original", {
            path: { conversation_id: message },
            signal,
          })
        : call("GET /tickets/{ticket_id}/original", { path: path(number), signal }),
  });
}

/** The page that whoever holds its address may read. */
export function publicPageQuery(number: number) {
  return queryOptions({
    queryKey: partKey(number, "public-page"),
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/public-page", { path: path(number), signal }),
  });
}

export function followersQuery(number: number) {
  return queryOptions({
    queryKey: partKey(number, "followers"),
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/followers", { path: path(number), signal }),
  });
}

export function linksQuery(number: number) {
  return queryOptions({
    queryKey: partKey(number, "links"),
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/links", { path: path(number), signal }),
  });
}

export function slaQuery(number: number) {
  return queryOptions({
    queryKey: partKey(number, "sla"),
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/sla", { path: path(number), signal }),
  });
}

export function similarQuery(number: number) {
  return queryOptions({
    queryKey: ["ticket-similar", number],
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/similar", { path: path(number), signal }),
    staleTime: 5 * 60_000,
  });
}

/** Who else is here. The stream tells of it; it is asked for only while there is none. */
export function presenceQuery(number: number, isLive: boolean) {
  return queryOptions({
    queryKey: presenceKey(number),
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/presence", { path: path(number), signal }),
    enabled: !isLive,
    refetchInterval: isLive ? false : 15_000,
  });
}
export const presenceKey = (number: number) => ["ticket-presence", number] as const;

export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isWireFault(error) && error.status === 404) return null;
    throw error;
  }
}
