/** One article for those who may not write it: as readers see it, and the way to where they do. */
import { ExternalLink } from "lucide-react";
import { Button } from "@/parts";
import { Prose } from "@/parts/prose";
import { useSession } from "@/session/session";
import { Page } from "@/shell";
import { useTexts } from "@/texts";
import type { ArticleWire } from "@/wire";
import { Heading } from "./heading";
import { texts } from "./texts";

export function Reading({ article }: { readonly article: ArticleWire }) {
  const t = useTexts(texts);
  const { slug } = useSession().workspace;
  const title = article.title || t.untitled;
  const see = article.status === "published" && (
    <Button asChild>
      <a href={`/w/${slug}/help/articles/${article.slug}`} target="_blank" rel="noopener">
        <ExternalLink aria-hidden className="size-4" />
        {t.see}
      </a>
    </Button>
  );
  return (
    <Page title={title} heading={<Heading title={title} status={article.status} />} actions={see}>
      <article aria-label={title}>
        <h2 dir="auto" className="mb-4 break-words font-semibold text-display">
          {title}
        </h2>
        <Prose html={article.body_html} />
      </article>
    </Page>
  );
}
