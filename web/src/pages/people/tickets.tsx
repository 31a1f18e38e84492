/** The tickets of a customer or a company, newest first, more on demand. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  Card,
  DateTime,
  EmptyState,
  ErrorState,
  PriorityIcon,
  SkeletonRows,
  StatusDot,
} from "@/parts";
import { ticketPlace } from "@/places";
import { useTexts } from "@/texts";
import { type TicketWire, wireList } from "@/wire";
import { texts } from "./texts";

interface Props {
  readonly of: { readonly customer_id: string } | { readonly company_id: string };
  readonly action?: ReactNode;
  /** Say whose each ticket is: a company has many customers. */
  readonly withCustomer?: boolean;
}

export function Tickets({ of, action, withCustomer = false }: Props) {
  const t = useTexts(texts);
  const query = { ...of, limit: 25, order_by: "updated_at" as const };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    wireList("GET /tickets", { query }),
  );
  const tickets = data?.pages.flatMap((page) => page.data);
  const first = data?.pages[0]?.meta.total;
  return (
    <Card bare title={first ? `${t.tickets} (${first})` : t.tickets} action={action}>
      {error && !tickets && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !tickets && <SkeletonRows count={5} />}
      {tickets?.length === 0 && <EmptyState icon={<Inbox />} title={t.noTickets} hint={t.noTicketsHint} />}
      <ol aria-label={t.tickets}>
        {tickets?.map((ticket) => (
          <li key={ticket.id} className="h-row">
            <Row ticket={ticket} withCustomer={withCustomer} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <div className="flex justify-center p-3">
          <Button small tone="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Row({ ticket, withCustomer }: { readonly ticket: TicketWire; readonly withCustomer: boolean }) {
  return (
    <Link
      to={ticketPlace(ticket.id) as "/"}
      data-row
      className="@container flex h-full items-center gap-2.5 border-line border-t px-pad outline-offset-[-2px] hover:bg-hover focus-visible:bg-hover"
    >
      <StatusDot state={ticket.state} />
      <PriorityIcon priority={ticket.priority} />
      <span className="shrink-0 text-faint text-small tabular-nums max-sm:hidden">#{ticket.number}</span>
      <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
      {withCustomer && (
        <span className="w-36 shrink-0 truncate text-small text-soft @max-lg:hidden">
          {ticket.customer.name ?? ticket.customer.email}
        </span>
      )}
      <DateTime
        at={ticket.updated_at}
        show="short"
        className="min-w-10 shrink-0 whitespace-nowrap text-end text-faint text-small"
      />
    </Link>
  );
}
