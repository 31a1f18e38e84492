/** The words of the workspace: who works here, and what its statuses, inboxes, fields are called. Read whole. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  type CategoryWire,
  type FieldWire,
  type InboxWire,
  type StatusWire,
  type TagWire,
  type TeamWire,
  type UserWire,
  wireWhole,
} from "@/wire";

const NOTHING: readonly never[] = [];

export const fieldsQuery = wireWhole<FieldWire>("GET /fields", { entity: "ticket", order_dir: "asc" });

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
    wireWhole<UserWire>("GET /users", { order_by: "name", order_dir: "asc" }),
  );
  const { data: teams = NOTHING } = useQuery(
    wireWhole<TeamWire>("GET /teams", { order_by: "name", order_dir: "asc" }),
  );
  const { data: inboxes = NOTHING } = useQuery(wireWhole<InboxWire>("GET /inboxes"));
  const { data: categories = NOTHING } = useQuery(wireWhole<CategoryWire>("GET /categories"));
  const { data: known = NOTHING } = useQuery(wireWhole<StatusWire>("GET /statuses"));
  const { data: tags = NOTHING } = useQuery(wireWhole<TagWire>("GET /tags"));
  const { data: fields = NOTHING } = useQuery(fieldsQuery);
  return useMemo(() => {
    const statuses = [...known].sort((one, other) => one.position - other.position);
    return { users, teams, inboxes, categories, statuses, tags, fields };
  }, [users, teams, inboxes, categories, known, tags, fields]);
}

/** Find what has this number in its id: events name things so. */
export function byNumber<T extends { id: string }>(things: readonly T[], number: unknown): T | undefined {
  return things.find((each) => each.id.endsWith(`_${String(number)}`));
}
