/** One customer: who it is, what was asked, and what can be done about it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ban, Copy, MoreHorizontal, Pencil, SquarePen, Trash2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useFields, useSaidValues } from "@/fields";
import { openNewTicket } from "@/new-ticket";
import { Avatar, Badge, Banner, Button, DateTime, IconButton, Menu } from "@/parts";
import { useMay } from "@/session/session";
import { useCommands, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { type CustomerWire, versionOf, wireQuery } from "@/wire";
import { customerName } from "./customer-row";
import { EditCustomer } from "./customer-sheet";
import { Absent, Details, Frame } from "./record-page";
import { RemoveCustomer } from "./removal";
import { customerRoute } from "./route";
import { texts } from "./texts";
import { Tickets } from "./tickets";
import { useBlocking } from "./use-blocking";

export function CustomerPage() {
  const { customerId } = customerRoute.useParams();
  const path = { customer_id: customerId };
  const { data, error, refetch } = useQuery(wireQuery("GET /customers/{customer_id}", { path }));
  if (!data) return <Absent sort="customer" error={error} onRetry={() => void refetch()} />;
  return <Shown key={customerId} customer={data.data} version={versionOf(data)} />;
}

interface ShownProps {
  readonly customer: CustomerWire;
  readonly version: number | undefined;
}

function Shown({ customer, version }: ShownProps) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const [shown, setShown] = useState<"edit" | "remove" | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const name = customerName(customer, t.nameless);
  const block = useBlocking(customer, name);
  const create = () => openNewTicket({ customer: { id: customer.id, name } });
  const group = t.customer;
  const edit = () => setShown("edit");
  useCommands([
    {
      id: "customer.edit",
      title: `${t.edit}: ${name}`,
      group,
      keys: "e",
      needs: "write",
      icon: <Pencil />,
      run: edit,
    },
    {
      id: "customer.ticket",
      title: `${t.newTicket}: ${name}`,
      group,
      keys: "c",
      needs: "write",
      icon: <SquarePen />,
      run: create,
    },
  ]);
  const removal = customer.ticket_count > 0 ? t.erase : t.delete;
  const items = [
    { label: customer.blocked ? t.unblock : t.block, icon: <Ban />, run: block },
    "line" as const,
    { label: `${removal}…`, icon: <Trash2 />, danger: true, run: () => setShown("remove") },
  ];
  return (
    <Frame
      sort="customer"
      name={name}
      actions={
        mayWrite && (
          <>
            <Button icon={<Pencil className="size-4" />} onClick={edit} className="max-sm:hidden">
              {t.edit}
            </Button>
            <Button tone="main" icon={<SquarePen className="size-4" />} onClick={create}>
              {t.newTicket}
            </Button>
            <Menu
              align="end"
              trigger={<IconButton label={t.more} icon={<MoreHorizontal className="size-4" />} />}
              items={[{ label: t.edit, icon: <Pencil />, keys: "e", run: edit }, ...items]}
            />
          </>
        )
      }
    >
      {customer.blocked && (
        <Banner
          tone="bad"
          action={
            mayWrite && (
              <Button small onClick={block}>
                {t.unblock}
              </Button>
            )
          }
        >
          {t.blockedBanner}
        </Banner>
      )}
      <div ref={box} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Tickets of={{ customer_id: customer.id }} />
        <About customer={customer} name={name} />
      </div>
      {shown === "edit" && (
        <EditCustomer customer={customer} version={version} onClose={() => setShown(null)} />
      )}
      {shown === "remove" && (
        <RemoveCustomer customer={customer} version={version} name={name} onClose={() => setShown(null)} />
      )}
    </Frame>
  );
}

function About({ customer, name }: { readonly customer: CustomerWire; readonly name: string }) {
  const t = useTexts(texts);
  const values = useSaidValues(useFields("customer"), customer.custom_fields);
  const company = customer.company_id && (
    <Link to="/companies/$companyId" params={{ companyId: customer.company_id }} className={LINK}>
      {customer.company}
    </Link>
  );
  const known: readonly [string, ReactNode][] = [
    [t.email, customer.email && <Copied text={customer.email} />],
    [
      t.emails,
      customer.emails.length > 0 && customer.emails.map((each) => <Copied key={each} text={each} />),
    ],
    [t.phone, customer.phone && <Copied text={customer.phone} />],
    [t.company, company],
    ...values,
    [t.externalId, customer.external_id],
    [t.slackId, customer.slack_id],
    [t.since, <DateTime key="since" at={customer.created_at} show="date" />],
  ];
  const sign = customer.blocked ? (
    <Badge tone="bad">{t.blocked}</Badge>
  ) : (
    <p className="text-small text-soft">{t.ticketCount(customer.ticket_count)}</p>
  );
  const avatar = <Avatar name={name} src={customer.avatar_url} size="large" />;
  return <Details avatar={avatar} name={name} sign={sign} known={known} />;
}

export const LINK = "rounded-sm text-mark underline-offset-2 hover:underline";

/** A text that one often takes along. */
function Copied({ text }: { readonly text: string }) {
  const [name, domain] = text.split("@");
  return (
    <button
      type="button"
      title={text}
      className="group flex max-w-full items-center gap-1.5 rounded-sm text-start"
      onClick={() => void navigator.clipboard?.writeText(text)}
    >
      <span className="min-w-0">
        {name}
        {domain && (
          <>
            <wbr />@{domain}
          </>
        )}
      </span>
      <Copy
        aria-hidden
        className="size-3.5 shrink-0 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </button>
  );
}
