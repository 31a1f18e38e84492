/** A customer in a list. */
import { Link } from "@tanstack/react-router";
import { Avatar, Badge, DateTime } from "@/parts";
import { useTexts } from "@/texts";
import type { CustomerWire } from "@/wire";
import { texts } from "./texts";

export const ROW =
  "@container flex h-full items-center gap-3 border-line border-b px-pad outline-offset-[-2px] hover:bg-hover focus-visible:bg-hover";

/** What to call somebody who may lack a name. */
export function customerName(
  customer: Pick<CustomerWire, "name" | "email" | "phone">,
  nameless: string,
): string {
  return customer.name?.trim() || customer.email || customer.phone || nameless;
}

interface Props {
  readonly customer: CustomerWire;
  /** Where all are of the same company. */
  readonly withoutCompany?: boolean;
}

export function CustomerRow({ customer, withoutCompany = false }: Props) {
  const t = useTexts(texts);
  const name = customerName(customer, t.nameless);
  return (
    <Link to="/customers/$customerId" params={{ customerId: customer.id }} data-row className={ROW}>
      <Avatar name={name} src={customer.avatar_url} />
      <span className="flex min-w-0 flex-1 items-baseline gap-3">
        <span className="min-w-0 shrink truncate font-medium @md:w-1/2 @2xl:w-52">{name}</span>
        {customer.blocked && <Badge tone="bad">{t.blocked}</Badge>}
        {customer.email !== name && (
          <span className="min-w-0 flex-1 truncate text-soft @max-md:hidden">{customer.email}</span>
        )}
      </span>
      {!withoutCompany && <span className="w-44 truncate text-soft @max-4xl:hidden">{customer.company}</span>}
      <span className="w-20 shrink-0 text-end text-small text-soft tabular-nums @max-md:w-auto">
        {t.ticketCount(customer.ticket_count)}
      </span>
      <DateTime
        at={customer.created_at}
        show="short"
        className="min-w-16 shrink-0 whitespace-nowrap text-end text-faint text-small @max-md:hidden"
      />
    </Link>
  );
}
