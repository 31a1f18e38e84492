/** Who asks: how to reach them, whose they are, what else they asked. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useFields, useSaidValues } from "@/fields";
import { cx } from "@/kit/cx";
import { Avatar, Badge, DateTime, IconButton, StatusDot } from "@/parts";
import { companyPlace, customerPlace } from "@/places";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { type CustomerWire, call, type TicketWire } from "@/wire";
import { partKey } from "../data/queries";
import { EditCustomer } from "./edit-customer";
import { historyQuery } from "./history";
import { Section } from "./row";
import { texts } from "./texts";

export function Customer({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const [editing, setEditing] = useState(false);
  const { id, name, email } = ticket.customer;
  const { data } = useQuery({
    queryKey: partKey(ticket.number, `customer-${id}`),
    queryFn: ({ signal }) => call("GET /customers/{customer_id}", { path: { customer_id: id }, signal }),
  });
  const customer = data?.data;
  const shown = name ?? email ?? id;
  return (
    <Section
      title={t.customer}
      name="customer"
      action={
        customer &&
        mayWrite && (
          <IconButton
            small
            label={t.editCustomer}
            icon={<Pencil className="size-3.5" />}
            onClick={() => setEditing(true)}
          />
        )
      }
    >
      <div className="flex min-w-0 items-center gap-2.5 py-1">
        <Avatar name={shown} src={customer?.avatar_url} size="medium" />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-1.5">
            <Link to={customerPlace(id) as "/"} className={`font-medium ${LINK}`} title={shown}>
              {shown}
            </Link>
            {customer?.blocked && <Badge tone="bad">{t.blocked}</Badge>}
          </p>
          {customer?.company && <Company name={customer.company} id={customer.company_id} />}
        </div>
      </div>
      <dl className="flex flex-col gap-0.5 text-small">
        {email && <Fact label={t.email} value={email} href={`mailto:${email}`} />}
        {customer?.phone && <Fact label={t.phone} value={customer.phone} href={`tel:${customer.phone}`} />}
        {customer && <Told customer={customer} />}
      </dl>
      <History ticket={ticket} count={customer?.ticket_count} />
      {editing && customer && (
        <EditCustomer number={ticket.number} customer={customer} onClose={() => setEditing(false)} />
      )}
    </Section>
  );
}

// As high and wide as a finger needs it.
const LINK =
  "inline-block min-h-6 min-w-6 max-w-full truncate rounded-sm leading-6 underline-offset-2 hover:underline";

function Company({ name, id }: { readonly name: string; readonly id: string | null }) {
  return (
    <p className="flex min-w-0 text-small text-soft">
      {id ? (
        <Link to={companyPlace(id) as "/"} className={LINK}>
          {name}
        </Link>
      ) : (
        <span className="truncate">{name}</span>
      )}
    </p>
  );
}

/** The customer's own fields, as far as they are filled in. */
function Told({ customer }: { readonly customer: CustomerWire }) {
  const told = useSaidValues(useFields("customer"), customer.custom_fields);
  return told.map(([label, value]) => <Fact key={label} label={label} value={value} />);
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly href?: string;
}

function Fact({ label, value, href }: FactProps) {
  return (
    <div className="flex min-w-0 gap-2">
      <dt className="w-24 shrink-0 truncate text-faint" title={label}>
        {label}
      </dt>
      <dd className={cx("min-w-0", href ? "truncate" : "[overflow-wrap:anywhere]")} title={value}>
        {href ? (
          <a href={href} className="hover:underline">
            {value}
          </a>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}

interface HistoryProps {
  readonly ticket: TicketWire;
  readonly count: number | undefined;
}

function History({ ticket, count }: HistoryProps) {
  const t = useTexts(texts);
  const { data } = useQuery(historyQuery(ticket.customer.id));
  const others = (data?.data ?? []).filter((each) => each.number !== ticket.number).slice(0, 6);
  if (!data) return null;
  if (others.length === 0) return <p className="pt-2 text-faint text-small">{t.noHistory}</p>;
  return (
    <div className="pt-2">
      <h3 className="flex items-center justify-between pb-0.5 text-faint text-small">
        {t.earlier}
        {count !== undefined && (
          <Link to="/inbox" search={{ customer_id: ticket.customer.id }} className={LINK}>
            {t.history(count)}
          </Link>
        )}
      </h3>
      <ul>
        {others.map((each) => (
          <li key={each.id}>
            <TicketLine number={each.number} subject={each.subject} state={each.state} at={each.created_at} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TicketLineProps {
  readonly number: number;
  readonly subject: string;
  readonly state?: TicketWire["state"];
  readonly at?: string;
  /** What it is to the ticket that it stands beside. */
  readonly role?: string;
}

export function TicketLine({ number, subject, state, at, role }: TicketLineProps) {
  return (
    <Link
      to="/tickets/$number"
      params={{ number: String(number) }}
      className="-mx-2 flex min-h-control-small min-w-0 items-center gap-2 rounded-md px-2 text-small hover:bg-hover"
    >
      {state && <StatusDot state={state} />}
      {role && <Badge>{role}</Badge>}
      <span className="min-w-0 flex-1 truncate" title={subject}>
        {subject}
      </span>
      {at ? (
        <DateTime at={at} show="short" className="shrink-0 text-faint" />
      ) : (
        <span className="shrink-0 text-faint">#{number}</span>
      )}
    </Link>
  );
}
