/** Search over everything. Arrows lead from the field into the list; each result is a link. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Search, SearchX } from "lucide-react";
import { useRef } from "react";
import { cx } from "@/kit/cx";
import { useTyped } from "@/kit/use-typed";
import { Button, EmptyState, ErrorState, Input, SkeletonRows, Spinner } from "@/parts";
import { TAB } from "@/parts/tabs";
import { Page, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { wireQuery } from "@/wire";
import { Hit } from "./hit";
import { KINDS, type Kind, searchRoute } from "./route";
import { texts } from "./texts";

const MOST = 50;

export function SearchPage() {
  const t = useTexts(texts);
  const { q = "", kind = "all" } = searchRoute.useSearch();
  const navigate = searchRoute.useNavigate();
  const [text, type] = useTyped(
    q,
    (next) => void navigate({ search: (old) => ({ ...old, q: next }), replace: true }),
  );
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const query = useResults(q, kind);
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <Page
        bare
        title={q ? `${q} · ${t.title}` : t.title}
        heading={
          <span className="w-full max-w-xl py-1 font-normal">
            <Input
              type="search"
              aria-label={t.title}
              placeholder={t.placeholder}
              icon={query.isFetching ? <Spinner /> : <Search />}
              maxLength={1000}
              value={text}
              autoFocus
              onChange={(event) => type(event.target.value)}
            />
          </span>
        }
        toolbar={<Kinds q={q} chosen={kind} />}
      >
        <div className="min-h-0 flex-1 overflow-y-auto">
          <Results q={q} kind={kind} query={query} />
        </div>
      </Page>
    </div>
  );
}

function useResults(q: string, kind: Kind) {
  const types = kind === "all" ? {} : { types: kind };
  return useQuery({
    ...wireQuery("GET /search", { query: { q, limit: MOST, ...types } }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
}

function Kinds({ q, chosen }: { readonly q: string; readonly chosen: Kind }) {
  const t = useTexts(texts);
  return (
    <nav aria-label={t.title} className="-mb-2 flex gap-4 overflow-x-auto">
      {KINDS.map((kind) => (
        <Link
          key={kind}
          to="/search"
          search={{ ...(q ? { q } : {}), ...(kind === "all" ? {} : { kind }) }}
          replace
          aria-current={kind === chosen ? "page" : undefined}
          data-state={kind === chosen ? "active" : undefined}
          className={TAB}
        >
          {t.kinds[kind]}
        </Link>
      ))}
    </nav>
  );
}

interface ResultsProps {
  readonly q: string;
  readonly kind: Kind;
  readonly query: ReturnType<typeof useResults>;
}

function Results({ q, kind, query }: ResultsProps) {
  const t = useTexts(texts);
  const { data, error, refetch, isPlaceholderData } = query;
  if (!q) return <EmptyState icon={<Search />} title={t.begin} hint={t.beginHint} />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows />;
  if (data.data.length === 0) {
    const everything = kind !== "all" && (
      <Button asChild>
        <Link to="/search" search={{ q }}>
          {t.everything}
        </Link>
      </Button>
    );
    return <EmptyState icon={<SearchX />} title={t.nothing(q)} hint={t.nothingHint} action={everything} />;
  }
  return (
    <>
      <p role="status" className="px-pad pt-3 pb-1 text-faint text-small">
        {data.data.length < MOST ? t.results(data.data.length) : t.most(MOST)}
      </p>
      <ol aria-label={t.title} className={cx("transition-opacity", isPlaceholderData && "opacity-60")}>
        {data.data.map((hit) => (
          <Hit key={hit.id} hit={hit} query={q} />
        ))}
      </ol>
    </>
  );
}
