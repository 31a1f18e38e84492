/** Whole lists of what a workspace has few of (users, teams, tags…): every page of them, to choose from and to filter. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Lists, type RowOf, wireList, wireWhole } from "@/wire";

/** Read a whole list. It is live as any reading is. */
export function useAll<K extends Lists>(operation: K, query: object = {}, enabled = true) {
  return useQuery({ ...wireWhole(operation, query), enabled });
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
