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
  SkeletonRows,
} from "@/parts";
import { useMay } from "@/session/session";
import { useCommands, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { type CompanyWire, wireList, wireQuery } from "@/wire";
import { EditCompany } from "./company-sheet";
import { CustomerRow } from "./customer-row";
import { Absent, Details, Frame } from "./record-page";
import { RemoveCompany } from "./removal";
import { companyRoute } from "./route";
import { texts } from "./texts";
import { Tickets } from "./tickets";

export function CompanyPage() {
  const { companyId } = companyRoute.useParams();
  const path = { company_id: companyId };
  const { data, error, refetch } = useQuery(wireQuery("GET /companies/{company_id}", { path }));
  if (!data) return <Absent sort="company" error={error} onRetry={() => void refetch()} />;
  return <Shown key={companyId} company={data.data} />;
}

function Shown({ company }: { readonly company: CompanyWire }) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
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
      needs: "write",
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
    <Frame
      sort="company"
      name={company.name}
      actions={
        mayWrite && (
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
        )
      }
    >
      <div ref={box} className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <People company={company.id} />
          <Tickets of={{ company_id: company.id }} withCustomer />
        </div>
        <About company={company} owner={owner} />
      </div>
      {shown === "edit" && <EditCompany company={company} ownerName={owner} onClose={close} />}
      {shown === "remove" && <RemoveCompany company={company} onClose={close} />}
    </Frame>
  );
}

function About({ company, owner }: { readonly company: CompanyWire; readonly owner: string | undefined }) {
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
  const avatar = <Avatar name={company.name} size="large" className="rounded-lg" />;
  return <Details avatar={avatar} name={company.name} known={known} />;
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
