/** What ids and keys are called: people, teams, inboxes, categories, statuses, tags. Read whole, shared by all. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type StatusWire, wireQuery, wireWhole } from "@/wire";

const BY_NAME = { order_by: "name", order_dir: "asc" } as const;
const BY_AGE = { order_dir: "asc" } as const;

export const statusesQuery = wireWhole("GET /statuses", { order_by: "position", order_dir: "asc" });
export const viewsQuery = wireWhole("GET /views", BY_AGE);
const usersQuery = wireWhole("GET /users", { active: true, ...BY_NAME });
const inboxesQuery = wireWhole("GET /inboxes", BY_AGE);
const teamsQuery = wireWhole("GET /teams", BY_NAME);
const categoriesQuery = wireWhole("GET /categories", BY_AGE);
const tagsQuery = wireWhole("GET /tags", BY_AGE);

/** Names change seldom, and an event says so. */
const LASTING = { staleTime: 5 * 60_000 };
const NONE: readonly never[] = [];

export function useStatuses(): readonly StatusWire[] {
  return useQuery({ ...statusesQuery, ...LASTING }).data ?? NONE;
}
export function useUsers() {
  return useQuery({ ...usersQuery, ...LASTING }).data ?? NONE;
}
export function useInboxes() {
  return useQuery({ ...inboxesQuery, ...LASTING }).data ?? NONE;
}
export function useTeams() {
  return useQuery({ ...teamsQuery, ...LASTING }).data ?? NONE;
}
export function useCategories() {
  return useQuery({ ...categoriesQuery, ...LASTING }).data ?? NONE;
}
export function useTags() {
  return useQuery({ ...tagsQuery, ...LASTING }).data ?? NONE;
}

/** The workspace's own name of a status, by its key. */
export function useStatusNames(): ReadonlyMap<string, string> {
  const statuses = useStatuses();
  return useMemo(() => new Map(statuses.map((each) => [each.key, each.name])), [statuses]);
}

/** What an id is called that is in no short list: a customer, a company, somebody who left. */
export function useNameOf(
  name: "customer_id" | "company_id" | "assignee_id",
  id: string | undefined,
): string | undefined {
  const customer = useQuery({
    ...wireQuery("GET /customers/{customer_id}", { path: { customer_id: id ?? "" } }),
    enabled: name === "customer_id" && id !== undefined,
  });
  const company = useQuery({
    ...wireQuery("GET /companies/{company_id}", { path: { company_id: id ?? "" } }),
    enabled: name === "company_id" && id !== undefined,
  });
  const user = useQuery({
    ...wireQuery("GET /users/{user_id}", { path: { user_id: id ?? "" } }),
    enabled: name === "assignee_id" && id !== undefined,
  });
  const asked = customer.data?.data;
  return asked?.name ?? asked?.email ?? company.data?.data.name ?? user.data?.data.name;
}
