/** One customer: who it is, what was asked, and what can be done about it. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ban, Copy, MoreHorizontal, Pencil, SquarePen, Trash2 } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useFields, useSaidValues } from "@/fields";
import { openNewTicket } from "@/new-ticket";
import {
  Avatar,
  Badge,
  Banner,
  Button,
  Card,
  DateTime,
  ErrorState,
  IconButton,
  Menu,
  Skeleton,
  SkeletonRows,
} from "@/parts";
import { Page, useCommands, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { type CustomerWire, versionOf, wireQuery } from "@/wire";
import { Crumbs } from "./crumbs";
import { customerName } from "./customer-row";
import { EditCustomer } from "./customer-sheet";
import { type Fact, Facts } from "./facts";
import { RemoveCustomer } from "./removal";
import { customerRoute } from "./route";
import { texts } from "./texts";
import { Tickets } from "./tickets";
import { useBlocking } from "./use-blocking";

export function CustomerPage() {
  const t = useTexts(texts);
  const { customerId } = customerRoute.useParams();
  const path = { customer_id: customerId };
  const { data, error, refetch } = useQuery(wireQuery("GET /customers/{customer_id}", { path }));
  if (error && !data) {
    return (
      <Page title={t.customer} heading={<Crumbs to="/customers" list={t.customers} name={t.customer} />}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page wide title={t.customer} heading={<Skeleton className="h-4 w-56 rounded-md" />}>
        <SkeletonRows />
      </Page>
    );
  }
  return <Shown key={customerId} customer={data.data} version={versionOf(data)} />;
}

interface ShownProps {
  readonly customer: CustomerWire;
  readonly version: number | undefined;
}

function Shown({ customer, version }: ShownProps) {
  const t = useTexts(texts);
  const [shown, setShown] = useState<"edit" | "remove" | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const name = customerName(customer, t.nameless);
  const block = useBlocking(customer, name);
  const create = () => openNewTicket({ customer: { id: customer.id, name } });
  const group = t.customer;
  const edit = () => setShown("edit");
  useCommands([
    { id: "customer.edit", title: `${t.edit}: ${name}`, group, keys: "e", icon: <Pencil />, run: edit },
    {
      id: "customer.ticket",
      title: `${t.newTicket}: ${name}`,
      group,
      keys: "c",
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
    <Page
      wide
      title={name}
      heading={<Crumbs to="/customers" list={t.customers} name={name} />}
      actions={
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
      }
    >
      {customer.blocked && (
        <Banner
          tone="bad"
          action={
            <Button small onClick={block}>
              {t.unblock}
            </Button>
          }
        >
          {t.blockedBanner}
        </Banner>
      )}
      <div ref={box} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Tickets of={{ customer_id: customer.id }} />
        <Details customer={customer} name={name} />
      </div>
      {shown === "edit" && (
        <EditCustomer customer={customer} version={version} onClose={() => setShown(null)} />
      )}
      {shown === "remove" && (
        <RemoveCustomer customer={customer} version={version} name={name} onClose={() => setShown(null)} />
      )}
    </Page>
  );
}

function Details({ customer, name }: { readonly customer: CustomerWire; readonly name: string }) {
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
  const facts = known.filter(([, value]) => value).map(([label, value]): Fact => ({ label, value }));
  return (
    <Card className="max-lg:order-first">
      <div className="flex flex-col gap-4">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={name} src={customer.avatar_url} size="large" />
          <div className="min-w-0">
            <h2 className="break-words font-semibold text-lead">{name}</h2>
            {customer.blocked ? (
              <Badge tone="bad">{t.blocked}</Badge>
            ) : (
              <p className="text-small text-soft">{t.ticketCount(customer.ticket_count)}</p>
            )}
          </div>
        </div>
        <Facts facts={facts} />
      </div>
    </Card>
  );
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
