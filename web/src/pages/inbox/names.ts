/** What ids and keys are called: people, teams, inboxes, categories, statuses, tags. Read once, shared by all. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type StatusWire, wireQuery } from "@/wire";

const MANY = { limit: 100 } as const;

export const statusesQuery = wireQuery("GET /statuses", {
  query: { ...MANY, order_by: "position", order_dir: "asc" },
});
export const usersQuery = wireQuery("GET /users", {
  query: { ...MANY, active: true, order_by: "name", order_dir: "asc" },
});
export const inboxesQuery = wireQuery("GET /inboxes", { query: { ...MANY, order_dir: "asc" } });
export const viewsQuery = wireQuery("GET /views", { query: { ...MANY, order_dir: "asc" } });
const teamsQuery = wireQuery("GET /teams", { query: { ...MANY, order_by: "name", order_dir: "asc" } });
const categoriesQuery = wireQuery("GET /categories", { query: { ...MANY, order_dir: "asc" } });
const tagsQuery = wireQuery("GET /tags", { query: { ...MANY, order_dir: "asc" } });

/** Names change seldom, and an event says so. */
const LASTING = { staleTime: 5 * 60_000 };

export function useStatuses(): readonly StatusWire[] {
  return useQuery({ ...statusesQuery, ...LASTING }).data?.data ?? [];
}
export function useUsers() {
  return useQuery({ ...usersQuery, ...LASTING }).data?.data ?? [];
}
export function useInboxes() {
  return useQuery({ ...inboxesQuery, ...LASTING }).data?.data ?? [];
}
export function useTeams() {
  return useQuery({ ...teamsQuery, ...LASTING }).data?.data ?? [];
}
export function useCategories() {
  return useQuery({ ...categoriesQuery, ...LASTING }).data?.data ?? [];
}
export function useTags() {
  return useQuery({ ...tagsQuery, ...LASTING }).data?.data ?? [];
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
