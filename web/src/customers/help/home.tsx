/** All topics at a glance. */
import { BookOpen } from "lucide-react";
import { EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import type { HelpArticleSummaryWire, HelpSectionWire } from "@/wire/native.gen";
import { Link } from "../place";
import { useReading } from "../reading";
import { Articles, WriteToUs } from "./lists";
import { texts } from "./texts";

const AT_A_GLANCE = 5;
const MOST = 100;

interface Props {
  readonly workspace: string | undefined;
}

export function HomePage({ workspace }: Props) {
  const t = useTexts(texts);
  const { data, error, retry } = useReading(workspace ?? "", async (signal) => {
    const query = { workspace };
    const [sections, articles] = await Promise.all([
      call("GET /help/sections", { query, signal }),
      call("GET /help/articles", { query: { ...query, limit: MOST }, signal }),
    ]);
    return { sections: sections.data, articles: articles.data };
  });
  if (!data) return error === undefined ? <SkeletonRows /> : <ErrorState error={error} onRetry={retry} />;
  const { sections, articles } = data;
  if (articles.length === 0) {
    return <EmptyState icon={<BookOpen />} title={t.empty} hint={t.emptyHint} action={<WriteToUs />} />;
  }
  const loose = articles.filter((article) => article.section_id === null);
  return (
    <>
      <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {sections
          .filter((section) => section.article_count > 0)
          .map((section) => (
            <Topic key={section.id} section={section} articles={articles} />
          ))}
        {loose.length > 0 && (
          <section className="flex min-w-0 flex-col gap-2">
            <h2 className="font-semibold text-lead">{t.more}</h2>
            <Articles articles={loose} />
          </section>
        )}
      </div>
      <p className="flex flex-wrap items-center gap-3 border-line border-t pt-6 text-soft">
        {t.still}
        <WriteToUs />
      </p>
    </>
  );
}

interface TopicProps {
  readonly section: HelpSectionWire;
  readonly articles: readonly HelpArticleSummaryWire[];
}

function Topic({ section, articles }: TopicProps) {
  const t = useTexts(texts);
  const inside = articles.filter((article) => article.section_id === section.id);
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="break-words font-semibold text-lead">
        <Link to={`/sections/${section.slug}`} className="rounded-sm hover:underline">
          {section.title}
        </Link>
      </h2>
      {section.description && <p className="break-words text-small text-soft">{section.description}</p>}
      <Articles articles={inside.slice(0, AT_A_GLANCE)} />
      {section.article_count > Math.min(inside.length, AT_A_GLANCE) && (
        <Link to={`/sections/${section.slug}`} className="text-mark text-small hover:underline">
          {t.all(section.article_count)}
        </Link>
      )}
    </section>
  );
}
