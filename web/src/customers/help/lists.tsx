/** Articles in lists, and the way one came. */
import { ChevronRight, FileText } from "lucide-react";
import { useTexts } from "@/texts";
import type { HelpArticleSummaryWire, HelpSectionWire } from "@/wire/native.gen";
import { frontOf, Link, usePlace } from "../place";
import { texts } from "./texts";

interface ArticlesProps {
  readonly articles: readonly HelpArticleSummaryWire[];
  /** With the beginning of each. */
  readonly long?: boolean;
}

export function Articles({ articles, long }: ArticlesProps) {
  return (
    <ul className="flex flex-col">
      {articles.map((article) => (
        <li key={article.id} className="border-line border-b last:border-0">
          <Link
            to={`/articles/${article.slug}`}
            className="-mx-2 flex gap-2.5 rounded-md px-2 py-2.5 hover:bg-hover"
          >
            <FileText aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
            <span className="flex min-w-0 flex-col gap-0.5">
              <span className="break-words font-medium">{article.title}</span>
              {long && article.excerpt && (
                <span className="line-clamp-2 break-words text-small text-soft">{article.excerpt}</span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The sections around one, outermost first. */
export function pathTo(sections: readonly HelpSectionWire[], id: string | null): HelpSectionWire[] {
  const found: HelpSectionWire[] = [];
  let next = sections.find((each) => each.id === id);
  while (next && !found.includes(next)) {
    found.unshift(next);
    const parent: string | null = next.parent_id;
    next = sections.find((each) => each.id === parent);
  }
  return found;
}

export function Crumbs({ sections }: { readonly sections: readonly HelpSectionWire[] }) {
  const t = useTexts(texts);
  return (
    <nav aria-label={t.crumbs}>
      <ol className="flex flex-wrap items-center gap-1 text-small text-soft">
        <li>
          <Link to="" className="rounded-sm hover:text-ink hover:underline">
            {t.home}
          </Link>
        </li>
        {sections.map((section) => (
          <li key={section.id} className="flex min-w-0 items-center gap-1">
            <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint rtl:rotate-180" />
            <Link
              to={`/sections/${section.slug}`}
              className="truncate rounded-sm hover:text-ink hover:underline"
            >
              {section.title}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The way to people, for whoever did not find it. */
export function WriteToUs() {
  const t = useTexts(texts);
  const place = usePlace();
  return (
    <a
      href={`${frontOf(place, "portal")}/new`}
      className="inline-flex h-control items-center rounded-md border border-edge/60 bg-raised px-3 font-medium shadow-low hover:bg-hover"
    >
      {t.write}
    </a>
  );
}
