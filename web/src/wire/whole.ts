/** The short lists of a workspace, which are wanted whole: categories, fields, teams. */
import { queryOptions } from "@tanstack/react-query";
import { call, type Operation } from "./client";
import { keyOf } from "./queries";

const MOST_PAGES = 10;
type Lists =
  | "GET /users"
  | "GET /teams"
  | "GET /inboxes"
  | "GET /categories"
  | "GET /statuses"
  | "GET /tags"
  | "GET /fields";
type Page = { data: unknown[]; meta: { next_cursor: string | null } };
type Ask = (operation: Operation, given: object) => Promise<Page>;

/** Options for a list that is read to its end, a thousand at most. */
export function wireWhole<T>(operation: Lists, query: object = {}) {
  return queryOptions({
    queryKey: [...keyOf(operation, { query }), "whole"],
    queryFn: async ({ signal }) => {
      const found: unknown[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page++) {
        const asked: object = { query: { ...query, limit: 100, ...(cursor ? { cursor } : {}) }, signal };
        const answer: Page = await (call as unknown as Ask)(operation, asked);
        found.push(...answer.data);
        cursor = answer.meta.next_cursor;
        if (!cursor) break;
      }
      return found as T[];
    },
    staleTime: 5 * 60_000,
  });
}
