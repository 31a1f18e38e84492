/** Reading the feed backwards, a page at a time. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { call } from "@/wire";

export interface Narrowing {
  readonly types: string;
  readonly actor_id: string;
  /** As a `datetime-local` box has it. */
  readonly until: string;
}
const PAGE = 50;

/** Return the query that says it to the server: what is not narrowed is left out. */
export function queryOf({ types, actor_id, until }: Narrowing) {
  const at = new Date(until);
  return {
    order_dir: "desc" as const,
    limit: PAGE,
    ...(types ? { types } : {}),
    ...(actor_id ? { actor_id } : {}),
    ...(until && !Number.isNaN(at.getTime()) ? { created_before: at.toISOString() } : {}),
  };
}

export function useAudit(wanted: Narrowing) {
  const query = queryOf(wanted);
  const found = useInfiniteQuery({
    queryKey: ["events", "audit", query],
    queryFn: ({ signal, pageParam }) =>
      call("GET /events", { query: { ...query, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: "",
    // The feed itself never ends; backwards it does, with a page that is not full.
    getNextPageParam: (last) => (last.data.length < PAGE ? undefined : last.meta.next_cursor),
    placeholderData: keepPreviousData,
  });
  return {
    rows: found.data?.pages.flatMap((page) => page.data),
    error: found.error,
    refetch: () => void found.refetch(),
    hasMore: found.hasNextPage,
    isMore: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
  };
}

/** Return the choices of types: each family before its members. */
export function typeOptions(types: readonly string[], t: { family: (name: string) => string }) {
  const families = [...new Set(types.map((type) => type.slice(0, type.lastIndexOf("."))))].toSorted();
  return families.flatMap((family) => [
    { value: `${family}.*`, label: t.family(family) },
    ...types
      .filter((type) => type.slice(0, type.lastIndexOf(".")) === family)
      .map((type) => ({ value: type, label: `\u2003${type}` })),
  ]);
}
