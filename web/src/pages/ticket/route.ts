/** `/app/tickets/123`: one ticket. What it needs is asked for before its code is there. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";
import { messagesQuery, ticketQuery } from "./data/queries";

export const ticketRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "tickets/$number",
  loader: ({ context: { client }, params }) => {
    const number = numberOf(params.number);
    if (number === null) return;
    void client.prefetchQuery(ticketQuery(client, number));
    void client.prefetchInfiniteQuery(messagesQuery(number));
  },
  component: lazyRouteComponent(() => import("./page"), "TicketPage"),
});

/** Read a ticket's number from an address; `tkt_12` is what the API calls it. Null for what is none. */
export function numberOf(text: string): number | null {
  const found = /^(?:tkt_)?([1-9][0-9]{0,14})$/.exec(text);
  return found ? Number(found[1]) : null;
}
