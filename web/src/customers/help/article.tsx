/** An article, to be read. */
import { BookX } from "lucide-react";
import { useEffect, useRef } from "react";
import { EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useFormat, useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import { useReading } from "../reading";
import { Crumbs, pathTo, WriteToUs } from "./lists";
import { texts } from "./texts";

interface Props {
  readonly slug: string;
  readonly workspace: string | undefined;
  readonly name: string | undefined;
}

export function ArticlePage({ slug, workspace, name }: Props) {
  const t = useTexts(texts);
  const format = useFormat();
  const query = { workspace };
  const { data, error, retry, stale } = useReading(slug, (signal) =>
    call("GET /help/articles/{slug}", { path: { slug }, query, signal }),
  );
  const sections = useReading(workspace ?? "", (signal) => call("GET /help/sections", { query, signal }));
  const article = stale ? undefined : data?.data;
  useEffect(() => {
    if (article) document.title = name ? `${article.title} · ${name}` : article.title;
  }, [article, name]);
  if (!article) {
    if (error === undefined || stale) return <SkeletonRows count={5} />;
    if (isWireFault(error) && error.status === 404) {
      return <EmptyState icon={<BookX />} title={t.gone} hint={t.goneHint} action={<WriteToUs />} />;
    }
    return <ErrorState error={error} onRetry={retry} />;
  }
  return (
    <article className="flex flex-col gap-5">
      <header className="flex flex-col gap-2">
        <Crumbs sections={pathTo(sections.data?.data ?? [], article.section_id)} />
        <h1 className="break-words font-semibold text-display">{article.title}</h1>
        <p className="text-faint text-small">{t.updated(format.date(article.updated_at))}</p>
      </header>
      <Words html={article.body_html} />
      <p className="flex flex-wrap items-center gap-3 border-line border-t pt-6 text-soft">
        {t.still}
        <WriteToUs />
      </p>
    </article>
  );
}

/** The team's own words, made clean by the server: part of the page, so that they can be found and linked. */
function Words({ html }: { readonly html: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const read = new DOMParser().parseFromString(html, "text/html");
    place.current?.replaceChildren(...read.body.childNodes);
  }, [html]);
  return <div ref={place} className="prose-words min-w-0" />;
}
