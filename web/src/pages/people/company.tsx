/** One company: what is known of it, its people and their tickets. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { MoreHorizontal, Pencil, Trash2, Users } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useFields, useSaidValues } from "@/fields";
import {
  Avatar,
  Button,
  Card,
  DateTime,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  Skeleton,
  SkeletonRows,
} from "@/parts";
import { Page, useCommands, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { type CompanyWire, wireList, wireQuery } from "@/wire";
import { EditCompany } from "./company-sheet";
import { Crumbs } from "./crumbs";
import { CustomerRow } from "./customer-row";
import { type Fact, Facts } from "./facts";
import { RemoveCompany } from "./removal";
import { companyRoute } from "./route";
import { texts } from "./texts";
import { Tickets } from "./tickets";

export function CompanyPage() {
  const t = useTexts(texts);
  const { companyId } = companyRoute.useParams();
  const path = { company_id: companyId };
  const { data, error, refetch } = useQuery(wireQuery("GET /companies/{company_id}", { path }));
  if (error && !data) {
    return (
      <Page title={t.company} heading={<Crumbs to="/companies" list={t.companies} name={t.company} />}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page wide title={t.company} heading={<Skeleton className="h-4 w-56 rounded-md" />}>
        <SkeletonRows />
      </Page>
    );
  }
  return <Shown key={companyId} company={data.data} />;
}

function Shown({ company }: { readonly company: CompanyWire }) {
  const t = useTexts(texts);
  const [shown, setShown] = useState<"edit" | "remove" | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const edit = () => setShown("edit");
  const close = () => setShown(null);
  useCommands([
    {
      id: "company.edit",
      title: `${t.edit}: ${company.name}`,
      group: t.company,
      keys: "e",
      icon: <Pencil />,
      run: edit,
    },
  ]);
  const owner = useQuery({
    ...wireQuery("GET /users/{user_id}", { path: { user_id: company.owner_id ?? "" } }),
    enabled: company.owner_id !== null,
  }).data?.data.name;
  const items = [{ label: `${t.delete}…`, icon: <Trash2 />, danger: true, run: () => setShown("remove") }];
  return (
    <Page
      wide
      title={company.name}
      heading={<Crumbs to="/companies" list={t.companies} name={company.name} />}
      actions={
        <>
          <Button icon={<Pencil className="size-4" />} onClick={edit}>
            {t.edit}
          </Button>
          <Menu
            align="end"
            trigger={<IconButton label={t.more} icon={<MoreHorizontal className="size-4" />} />}
            items={items}
          />
        </>
      }
    >
      <div ref={box} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <People company={company.id} />
          <Tickets of={{ company_id: company.id }} withCustomer />
        </div>
        <Details company={company} owner={owner} />
      </div>
      {shown === "edit" && <EditCompany company={company} ownerName={owner} onClose={close} />}
      {shown === "remove" && <RemoveCompany company={company} onClose={close} />}
    </Page>
  );
}

function Details({ company, owner }: { readonly company: CompanyWire; readonly owner: string | undefined }) {
  const t = useTexts(texts);
  const values = useSaidValues(useFields("company"), company.custom_fields);
  const { data: inbox } = useQuery({
    ...wireQuery("GET /inboxes/{inbox_id}", { path: { inbox_id: company.inbox_id ?? "" } }),
    enabled: company.inbox_id !== null,
  });
  const known: readonly [string, ReactNode][] = [
    [t.domains, company.domains.length > 0 && company.domains.map((each) => <div key={each}>{each}</div>)],
    [t.owner, owner],
    [t.inbox, inbox?.data.name],
    ...values,
    [t.externalSystem, company.external_system],
    [t.externalId, company.external_id],
    [t.created, <DateTime key="created" at={company.created_at} show="date" />],
  ];
  const facts = known.filter(([, value]) => value).map(([label, value]): Fact => ({ label, value }));
  return (
    <Card className="max-lg:order-first">
      <div className="flex flex-col gap-4">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={company.name} size="large" className="rounded-lg" />
          <h2 className="min-w-0 break-words font-semibold text-lead">{company.name}</h2>
        </div>
        <Facts facts={facts} />
      </div>
    </Card>
  );
}

function People({ company }: { readonly company: string }) {
  const t = useTexts(texts);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    wireList("GET /customers", { query: { company_id: company, limit: 10 } }),
  );
  const people = data?.pages.flatMap((page) => page.data);
  return (
    <Card bare title={t.people}>
      {error && !people && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !people && <SkeletonRows count={3} />}
      {people?.length === 0 && <EmptyState icon={<Users />} title={t.noPeople} />}
      <ol aria-label={t.people}>
        {people?.map((each) => (
          <li key={each.id} className="h-row">
            <CustomerRow customer={each} withoutCompany />
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
