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

const LASTING = { staleTime: 5 * 60_000 };
const NOTHING: readonly never[] = [];

export const fieldsQuery = {
  ...wireWhole("GET /fields", { entity: "ticket", order_dir: "asc" }),
  ...LASTING,
};

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
  const byName = { order_by: "name", order_dir: "asc" };
  const { data: users = NOTHING } = useQuery({ ...wireWhole("GET /users", byName), ...LASTING });
  const { data: teams = NOTHING } = useQuery({ ...wireWhole("GET /teams", byName), ...LASTING });
  const { data: inboxes = NOTHING } = useQuery({ ...wireWhole("GET /inboxes"), ...LASTING });
  const { data: categories = NOTHING } = useQuery({ ...wireWhole("GET /categories"), ...LASTING });
  const { data: known = NOTHING } = useQuery({ ...wireWhole("GET /statuses"), ...LASTING });
  const { data: tags = NOTHING } = useQuery({ ...wireWhole("GET /tags"), ...LASTING });
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
