/** The words of the workspace: who works here, and what its statuses, inboxes, fields are called. Read whole. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  type CategoryWire,
  call,
  type FieldWire,
  type InboxWire,
  keyOf,
  type Operation,
  type StatusWire,
  type TagWire,
  type TeamWire,
  type UserWire,
} from "@/wire";

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
function whole<T>(operation: Lists, query: object = {}) {
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

const NOTHING: readonly never[] = [];

export interface DeskWords {
  readonly users: readonly UserWire[];
  readonly teams: readonly TeamWire[];
  readonly inboxes: readonly InboxWire[];
  readonly categories: readonly CategoryWire[];
  readonly statuses: readonly StatusWire[];
  readonly tags: readonly TagWire[];
  /** The ticket's. */
  readonly fields: readonly FieldWire[];
}

export function useDeskWords(): DeskWords {
  const { data: users = NOTHING } = useQuery(
    whole<UserWire>("GET /users", { order_by: "name", order_dir: "asc" }),
  );
  const { data: teams = NOTHING } = useQuery(
    whole<TeamWire>("GET /teams", { order_by: "name", order_dir: "asc" }),
  );
  const { data: inboxes = NOTHING } = useQuery(whole<InboxWire>("GET /inboxes"));
  const { data: categories = NOTHING } = useQuery(whole<CategoryWire>("GET /categories"));
  const { data: known = NOTHING } = useQuery(whole<StatusWire>("GET /statuses"));
  const { data: tags = NOTHING } = useQuery(whole<TagWire>("GET /tags"));
  const { data: fields = NOTHING } = useQuery(
    whole<FieldWire>("GET /fields", { entity: "ticket", order_dir: "asc" }),
  );
  return useMemo(() => {
    const statuses = [...known].sort((one, other) => one.position - other.position);
    return { users, teams, inboxes, categories, statuses, tags, fields };
  }, [users, teams, inboxes, categories, known, tags, fields]);
}

/** Find what has this number in its id: events name things so. */
export function byNumber<T extends { id: string }>(things: readonly T[], number: unknown): T | undefined {
  return things.find((each) => each.id.endsWith(`_${String(number)}`));
}
