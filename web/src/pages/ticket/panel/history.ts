/** A customer's tickets, newest first. */
import { queryOptions } from "@tanstack/react-query";
import { call } from "@/wire";

export function historyQuery(customer_id: string) {
  return queryOptions({
    queryKey: ["ticket-history", customer_id],
    queryFn: ({ signal }) => call("GET /tickets", { query: { customer_id, limit: 8 }, signal }),
    staleTime: 60_000,
  });
}
