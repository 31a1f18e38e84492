/** One topic: the topics inside it, and its articles. */
import { FolderSearch } from "lucide-react";
import { useState } from "react";
import { Button } from "@/parts/button";
import { EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import type { HelpSectionWire } from "@/wire/native.gen";
import { Link } from "../place";
import { useReading } from "../reading";
import { Articles, Crumbs, pathTo, WriteToUs } from "./lists";
import { texts } from "./texts";

const STEP = 50;

interface Props {
  readonly slug: string;
  readonly workspace: string | undefined;
}

export function SectionPage({ slug, workspace }: Props) {
  const t = useTexts(texts);
  const { data, error, retry } = useReading(workspace ?? "", (signal) =>
    call("GET /help/sections", { query: { workspace }, signal }),
  );
  if (!data) return error === undefined ? <SkeletonRows /> : <ErrorState error={error} onRetry={retry} />;
  const section = data.data.find((each) => each.slug === slug);
  if (!section)
    return <EmptyState icon={<FolderSearch />} title={t.gone} hint={t.goneHint} action={<WriteToUs />} />;
  return <Shown key={section.id} section={section} sections={data.data} workspace={workspace} />;
}

interface ShownProps {
  readonly section: HelpSectionWire;
  readonly sections: readonly HelpSectionWire[];
  readonly workspace: string | undefined;
}

function Shown({ section, sections, workspace }: ShownProps) {
  const t = useTexts(texts);
  const [limit, setLimit] = useState(STEP);
  const { data, error, retry, stale } = useReading(`${section.id} ${limit}`, (signal) =>
    call("GET /help/articles", {
      query: { workspace, section_id: section.id, limit: Math.min(limit, 2 * STEP) },
      signal,
    }),
  );
  const inner = sections.filter((each) => each.parent_id === section.id);
  return (
    <>
      <header className="flex flex-col gap-2">
        <Crumbs sections={pathTo(sections, section.parent_id)} />
        <h1 className="break-words font-semibold text-display">{section.title}</h1>
        {section.description && <p className="break-words text-soft">{section.description}</p>}
      </header>
      {inner.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {inner.map((each) => (
            <li key={each.id}>
              <Link
                to={`/sections/${each.slug}`}
                className="inline-flex h-control items-center rounded-md border border-line px-3 hover:bg-hover"
              >
                {each.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data ? <Articles articles={data.data} long /> : error === undefined && <SkeletonRows count={4} />}
      {error !== undefined && !data && <ErrorState error={error} onRetry={retry} />}
      {data?.meta.next_cursor && limit < 2 * STEP && (
        <Button busy={stale} onClick={() => setLimit(limit + STEP)}>
          {t.showMore}
        </Button>
      )}
    </>
  );
}
