/** Search over everything. Arrows lead from the field into the list; each result is a link. */
import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { useRef } from "react";
import { useTyped } from "@/kit/use-typed";
import { Input, Spinner } from "@/parts";
import { TAB } from "@/parts/tabs";
import { Page, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { useResults } from "./data";
import { Found } from "./results";
import { KINDS, type Kind, searchRoute } from "./route";
import { texts } from "./texts";

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
  const query = useResults(q.trim(), kind);
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <Page
        bare
        title={q ? `${q} · ${t.title}` : t.title}
        heading={
          <span className="w-full max-w-xl py-1 font-normal">
            <span className="sr-only">{t.title}</span>
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
          <Found q={q.trim()} kind={kind} query={query} />
        </div>
      </Page>
    </div>
  );
}

function Kinds({ q, chosen }: { readonly q: string; readonly chosen: Kind }) {
  const t = useTexts(texts);
  return (
    <nav aria-label={t.kindsLabel} className="-mb-2 flex gap-4 overflow-x-auto">
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
