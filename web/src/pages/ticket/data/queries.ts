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

export const draftKey = (number: number, kind: Kind) => partKey(number, `draft-${kind}`);

/** What I am writing; null for nothing. */
export function draftQuery(number: number, kind: Kind) {
  return queryOptions({
    queryKey: draftKey(number, kind),
    queryFn: ({ signal }): Promise<{ data: DraftWire } | null> =>
      orNull(call("GET /tickets/{ticket_id}/draft", { path: path(number), query: { kind }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
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

export function presenceQuery(number: number) {
  return queryOptions({
    queryKey: ["ticket-presence", number],
    queryFn: ({ signal }) => call("GET /tickets/{ticket_id}/presence", { path: path(number), signal }),
    refetchInterval: 10_000,
  });
}

export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isWireFault(error) && error.status === 404) return null;
    throw error;
  }
}
