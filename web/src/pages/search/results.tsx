/** What was found: of everything a few of each kind, of one kind as many as are ranked. */
import { Link } from "@tanstack/react-router";
import { Search, SearchX } from "lucide-react";
import { grouped, TYPES } from "@/finding/kinds";
import { cx } from "@/kit/cx";
import { Button, EmptyState, ErrorState, SkeletonRows } from "@/parts";
import { useTexts } from "@/texts";
import type { HitWire } from "@/wire";
import { FEW, MOST, type Results } from "./data";
import { Hit } from "./hit";
import type { Kind } from "./route";
import { texts } from "./texts";

interface Props {
  readonly q: string;
  readonly kind: Kind;
  readonly query: Results;
}

export function Found({ q, kind, query }: Props) {
  const t = useTexts(texts);
  const { data, error, refetch, isPlaceholderData } = query;
  const hits = data?.data;
  if (!q) return <EmptyState icon={<Search />} title={t.begin} hint={t.beginHint} />;
  if (error && !hits) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!hits) return <SkeletonRows />;
  if (hits.length === 0) return <Nothing q={q} kind={kind} />;
  const count = hits.length;
  return (
    <div className={cx("transition-opacity", isPlaceholderData && "opacity-60")}>
      <p role="status" className="px-pad pt-3 pb-1 text-faint text-small">
        {kind !== "all" && count >= MOST ? t.most(MOST) : t.results(count)}
      </p>
      {kind === "all" ? <Groups q={q} hits={hits} /> : <List label={t.kinds[kind]} q={q} hits={hits} />}
    </div>
  );
}

function Groups({ q, hits }: { readonly q: string; readonly hits: readonly HitWire[] }) {
  const t = useTexts(texts);
  return grouped(hits).map(([type, found]) => {
    const kind = TYPES[type];
    return (
      <section key={type} aria-label={t.kinds[kind]} className="pb-4">
        <header className="flex items-baseline gap-3 px-pad pt-3 pb-1">
          <h2 className="font-semibold">{t.kinds[kind]}</h2>
          {found.length >= FEW && (
            <Link
              to="/search"
              search={{ q, kind }}
              className="rounded-sm text-mark text-small underline-offset-2 hover:underline"
            >
              {t.more[kind]}
            </Link>
          )}
        </header>
        <List label={t.kinds[kind]} q={q} hits={found} />
      </section>
    );
  });
}

function List({
  label,
  q,
  hits,
}: {
  readonly label: string;
  readonly q: string;
  readonly hits: readonly HitWire[];
}) {
  return (
    <ol aria-label={label}>
      {hits.map((hit) => (
        <Hit key={hit.id} hit={hit} query={q} />
      ))}
    </ol>
  );
}

function Nothing({ q, kind }: Pick<Props, "q" | "kind">) {
  const t = useTexts(texts);
  const everything = kind !== "all" && (
    <Button asChild>
      <Link to="/search" search={{ q }}>
        {t.everything}
      </Link>
    </Button>
  );
  const said = q.length > 80 ? `${q.slice(0, 80)}…` : q;
  return <EmptyState icon={<SearchX />} title={t.nothing(said)} hint={t.nothingHint} action={everything} />;
}
