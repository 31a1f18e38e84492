/** What was found. */
import { SearchX } from "lucide-react";
import { cx } from "@/kit/cx";
import { EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { useReading } from "../reading";
import { Articles, WriteToUs } from "./lists";
import { texts } from "./texts";

interface Props {
  readonly words: string;
  readonly workspace: string | undefined;
}

export function SearchPage({ words, workspace }: Props) {
  const t = useTexts(texts);
  const { data, error, retry, stale } = useReading(words, (signal) =>
    call("GET /help/articles", { query: { workspace, q: words }, signal }),
  );
  if (!data)
    return error === undefined ? <SkeletonRows count={4} /> : <ErrorState error={error} onRetry={retry} />;
  if (data.data.length === 0) {
    return (
      <EmptyState icon={<SearchX />} title={t.nothing(words)} hint={t.nothingHint} action={<WriteToUs />} />
    );
  }
  return (
    <section className={cx("flex flex-col gap-3", stale && "opacity-60")}>
      <h1 className="break-words font-semibold text-title">{t.found(words)}</h1>
      <p role="status" className="text-small text-soft">
        {t.results(data.data.length)}
      </p>
      <Articles articles={data.data} long />
    </section>
  );
}
