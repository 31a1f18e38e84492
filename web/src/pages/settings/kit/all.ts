/** Whole lists of what a workspace has few of (users, teams, tags…): every page of them, to choose from and to filter. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Answer, call, keyOf, type Operation, wireList } from "@/wire";

export type Lists = Extract<Operation, `GET ${string}`>;
export type RowOf<K extends Operation> = Answer<K> extends { data: (infer R)[] } ? R : never;

const PAGE = 100;
/** More of a thing than anybody chooses from; the rest is said to be missing. */
export const MOST = 2000;

interface Page {
  data: unknown[];
  meta?: { next_cursor?: string | null };
}
type Ask = (operation: Operation, given: object) => Promise<Page>;

async function readAll(operation: Operation, query: object, signal: AbortSignal): Promise<unknown[]> {
  const rows: unknown[] = [];
  let cursor: string | null | undefined;
  do {
    const given = { query: { limit: PAGE, ...query, ...(cursor ? { cursor } : {}) }, signal };
    const page = await (call as unknown as Ask)(operation, given);
    rows.push(...page.data);
    cursor = page.meta?.next_cursor;
  } while (cursor && rows.length < MOST);
  return rows;
}

/** Read a whole list. It is live as any reading is. */
export function useAll<K extends Lists>(operation: K, query: object = {}, enabled = true) {
  return useQuery<RowOf<K>[]>({
    queryKey: [...keyOf(operation, { query }), "all"],
    queryFn: async ({ signal }) => (await readAll(operation, query, signal)) as RowOf<K>[],
    enabled,
  });
}

/** Read a long list page by page. */
export function usePages<K extends Lists>(
  operation: K,
  given: object = {},
  /** Milliseconds until it is read again, by what is there; false when nothing goes on. */
  again: (rows: readonly RowOf<K>[]) => number | false = () => false,
) {
  const options = wireList(operation as "GET /tags", given as never);
  const found = useInfiniteQuery({
    ...options,
    refetchInterval: ({ state }) =>
      again((state.data?.pages ?? []).flatMap((page) => page.data as unknown as RowOf<K>[])),
  });
  const rows = found.data?.pages.flatMap((page) => page.data as unknown as RowOf<K>[]);
  return {
    rows,
    error: found.error,
    refetch: () => void found.refetch(),
    hasMore: found.hasNextPage,
    isMore: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
  };
}
