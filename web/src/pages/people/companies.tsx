/** All companies. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Building2, Plus, Search } from "lucide-react";
import { useRef, useState } from "react";
import { useTyped } from "@/kit/use-typed";
import { Avatar, Button, DateTime, EmptyState, ErrorState, Input, SkeletonRows, VirtualList } from "@/parts";
import { Page, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { type CompanyWire, wireList } from "@/wire";
import { NewCompany } from "./company-sheet";
import { ROW } from "./customer-row";
import { companiesRoute } from "./route";
import { texts } from "./texts";
import { Total } from "./total";

export function CompaniesPage() {
  const t = useTexts(texts);
  const { q = "" } = companiesRoute.useSearch();
  const navigate = companiesRoute.useNavigate();
  const [text, type] = useTyped(
    q,
    (next) => void navigate({ search: next ? { q: next } : {}, replace: true }),
  );
  const [isNew, setIsNew] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const query = useCompanies(q);
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <Page
        bare
        title={t.companies}
        heading={
          <>
            {t.companies} <Total meta={query.data?.pages[0]?.meta} />
          </>
        }
        actions={
          <Button tone="main" icon={<Plus className="size-4" />} onClick={() => setIsNew(true)}>
            {t.newCompany}
          </Button>
        }
        toolbar={
          <span className="w-full sm:w-72">
            <Input
              type="search"
              aria-label={t.searchCompanies}
              placeholder={t.searchCompanies}
              icon={<Search />}
              maxLength={200}
              value={text}
              onChange={(event) => type(event.target.value)}
            />
          </span>
        }
      >
        <List query={query} isFiltered={q !== ""} onClear={() => void navigate({ search: {} })} />
      </Page>
      {isNew && <NewCompany onClose={() => setIsNew(false)} />}
    </div>
  );
}

function useCompanies(q: string) {
  const query = { limit: 100, order_by: "name" as const, order_dir: "asc" as const, search: q || undefined };
  return useInfiniteQuery(wireList("GET /companies", { query }));
}

interface ListProps {
  readonly query: ReturnType<typeof useCompanies>;
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
    const hint = isFiltered ? t.nothingHint : t.noCompaniesHint;
    const action = isFiltered && <Button onClick={onClear}>{t.clear}</Button>;
    const title = isFiltered ? t.nothing : t.noCompanies;
    return <EmptyState icon={<Building2 />} title={title} hint={hint} action={action} />;
  }
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return (
    <VirtualList
      label={t.companies}
      items={items}
      keyOf={(each) => each.id}
      row={(each) => <CompanyRow company={each} />}
      onEnd={more}
    />
  );
}

function CompanyRow({ company }: { readonly company: CompanyWire }) {
  return (
    <Link to="/companies/$companyId" params={{ companyId: company.id }} data-row className={ROW}>
      <Avatar name={company.name} className="rounded-md" />
      <span className="min-w-0 flex-1 truncate font-medium">{company.name}</span>
      <span className="min-w-0 flex-1 truncate text-soft max-sm:hidden">{company.domains.join(", ")}</span>
      <DateTime
        at={company.created_at}
        show="short"
        className="w-12 shrink-0 text-end text-faint text-small"
      />
    </Link>
  );
}
