/** Lists that are read to their end: what a workspace has few of, to be chosen from and to be named. */
import { queryOptions } from "@tanstack/react-query";
import { type Answer, call, type Operation } from "./client";
import { keyOf } from "./queries";

export type Lists = Extract<Operation, `GET ${string}`>;
export type RowOf<K extends Operation> = Answer<K> extends { data: (infer R)[] } ? R : never;

const PAGE = 100;
/** More of a thing than anybody chooses from; who shows the list says that the rest is missing, or has it searched. */
export const MOST_ROWS = 2000;

interface Page {
  data: unknown[];
  meta?: { next_cursor?: string | null };
}
type Ask = (operation: Operation, given: object) => Promise<Page>;

async function readWhole(operation: Operation, query: object, signal: AbortSignal): Promise<unknown[]> {
  const rows: unknown[] = [];
  let cursor: string | null | undefined;
  do {
    const given = { query: { limit: PAGE, ...query, ...(cursor ? { cursor } : {}) }, signal };
    const page = await (call as unknown as Ask)(operation, given);
    rows.push(...page.data);
    cursor = page.meta?.next_cursor;
  } while (cursor && rows.length < MOST_ROWS);
  return rows;
}

/** Options for `useQuery` over a whole list. It is live as any reading is. */
export function wireWhole<K extends Lists>(operation: K, query: object = {}) {
  return queryOptions({
    queryKey: [...keyOf(operation, { query }), "whole"],
    queryFn: async ({ signal }) => (await readWhole(operation, query, signal)) as RowOf<K>[],
  });
}
