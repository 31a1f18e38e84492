/** All customers: searched, filtered by company, of any number. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Plus, Search, Users } from "lucide-react";
import { useRef, useState } from "react";
import { useTyped } from "@/kit/use-typed";
import { Button, Chip, EmptyState, ErrorState, Input, SkeletonRows, VirtualList } from "@/parts";
import { CompanyPicker } from "@/pickers";
import { Page, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { wireList, wireQuery } from "@/wire";
import { CustomerRow } from "./customer-row";
import { NewCustomer } from "./customer-sheet";
import { type CustomersState, customersRoute } from "./route";
import { texts } from "./texts";
import { Total } from "./total";

export function CustomersPage() {
  const t = useTexts(texts);
  const state = customersRoute.useSearch();
  const navigate = customersRoute.useNavigate();
  const set: FiltersProps["set"] = (change) =>
    void navigate({ search: (old) => ({ ...old, ...change }) as CustomersState, replace: true });
  const [text, type] = useTyped(state.q ?? "", (q) => set({ q }));
  const [isNew, setIsNew] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const query = useCustomers(state);
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <Page
        bare
        title={t.customers}
        heading={
          <>
            {t.customers} <Total meta={query.data?.pages[0]?.meta} />
          </>
        }
        actions={
          <Button tone="main" icon={<Plus className="size-4" />} onClick={() => setIsNew(true)}>
            {t.newCustomer}
          </Button>
        }
        toolbar={
          <>
            <span className="w-full sm:w-72">
              <Input
                type="search"
                aria-label={t.searchCustomers}
                placeholder={t.searchCustomers}
                icon={<Search />}
                maxLength={200}
                value={text}
                onChange={(event) => type(event.target.value)}
              />
            </span>
            <Filters state={state} set={set} />
          </>
        }
      >
        <List
          query={query}
          isFiltered={Object.keys(state).length > 0}
          onClear={() => void navigate({ search: {} })}
        />
      </Page>
      {isNew && <NewCustomer onClose={() => setIsNew(false)} />}
    </div>
  );
}

function useCustomers({ q, company, blocked }: CustomersState) {
  const query = { limit: 100, search: q, company_id: company, blocked };
  return useInfiniteQuery(wireList("GET /customers", { query }));
}

interface FiltersProps {
  readonly state: CustomersState;
  readonly set: (change: { [K in keyof CustomersState]: CustomersState[K] | undefined }) => void;
}

function Filters({ state, set }: FiltersProps) {
  const t = useTexts(texts);
  const { data } = useQuery({
    ...wireQuery("GET /companies/{company_id}", { path: { company_id: state.company ?? "" } }),
    enabled: state.company !== undefined,
  });
  const company = state.company ? { id: state.company, name: data?.data.name ?? "…" } : null;
  return (
    <>
      {company ? (
        <Chip onRemove={() => set({ company: undefined })} name={company.name}>
          {t.company}: {company.name}
        </Chip>
      ) : (
        <CompanyPicker
          value={null}
          onChange={(chosen) => set({ company: chosen?.id })}
          trigger={
            <Button small tone="quiet" icon={<Plus className="size-3.5" />}>
              {t.company}
            </Button>
          }
        />
      )}
      {state.blocked ? (
        <Chip onRemove={() => set({ blocked: undefined })}>{t.onlyBlocked}</Chip>
      ) : (
        <Button
          small
          tone="quiet"
          icon={<Plus className="size-3.5" />}
          onClick={() => set({ blocked: true })}
        >
          {t.blocked}
        </Button>
      )}
    </>
  );
}

interface ListProps {
  readonly query: ReturnType<typeof useCustomers>;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function List({ query, isFiltered, onClear }: ListProps) {
  const t = useTexts(texts);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows count={12} />;
  const items = data.pages.flatMap((page) => page.data);
  if (items.length === 0) {
    if (!isFiltered) return <EmptyState icon={<Users />} title={t.noCustomers} hint={t.noCustomersHint} />;
    const action = <Button onClick={onClear}>{t.clear}</Button>;
    return <EmptyState icon={<Users />} title={t.nothing} hint={t.nothingHint} action={action} />;
  }
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return (
    <VirtualList
      label={t.customers}
      items={items}
      keyOf={(each) => each.id}
      row={(each) => <CustomerRow customer={each} />}
      onEnd={more}
    />
  );
}
