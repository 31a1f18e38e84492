/**
 * TanStack Query over the client. Keys start with the subject (`["tickets", ...]`), which is what the live stream
 * invalidates by, so a page that reads by `wireQuery` is live without doing anything.
 *
 *     useQuery(wireQuery("GET /tickets/{ticket_id}", { path: { ticket_id } }))
 */
import {
  infiniteQueryOptions,
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
} from "@tanstack/react-query";
import { type Answer, call, type Given, type Operation } from "./client";
import { isWireFault } from "./faults";

type Reading = Extract<Operation, `GET ${string}`>;

/** The key of a reading: its subject, the operation, and what was given. */
export function keyOf(operation: Operation, given?: unknown): readonly unknown[] {
  const subject = operation.split("/")[1] ?? "";
  const { path, query } = (given ?? {}) as { path?: unknown; query?: unknown };
  return [subject, operation, path ?? null, query ?? null];
}

/** Options for `useQuery`, `prefetchQuery` and friends. */
export function wireQuery<K extends Reading>(operation: K, given?: Given<K>) {
  return queryOptions({
    queryKey: keyOf(operation, given),
    queryFn: ({ signal }) =>
      (call as (operation: K, given: object) => Promise<Answer<K>>)(operation, { ...given, signal }),
  });
}

interface Page {
  data: unknown[];
  meta: { next_cursor: string | null };
}

/** Options for `useInfiniteQuery` over a list that pages by cursor. */
export function wireList<K extends Reading>(operation: K, given?: Given<K>) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(operation, given), "pages"],
    queryFn: ({ signal, pageParam }) => {
      const query = {
        ...(given as { query?: object } | undefined)?.query,
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return (call as (operation: K, given: object) => Promise<Answer<K>>)(operation, {
        ...given,
        query,
        signal,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last as Page).meta.next_cursor,
    placeholderData: keepPreviousData,
  });
}

/** Make the cache of one tab; `onMutationFault` says a change's fault unless its page says it itself. */
export function makeQueryClient(onMutationFault: (error: unknown) => void): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 30 * 60_000,
        // The client has already tried again where that may help.
        retry: (count, error) => count < 2 && isWireFault(error) && error.status >= 500,
        refetchOnWindowFocus: true,
      },
      mutations: { networkMode: "always" },
    },
    queryCache: new QueryCache(),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (!mutation.meta?.["saysFaults"]) onMutationFault(error);
      },
    }),
  });
}
