/** One article: written, looked at, published; only read by those who may not write. */
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { ErrorState, Skeleton, SkeletonRows } from "@/parts";
import { useMay } from "@/session/session";
import { Page } from "@/shell";
import { useTexts } from "@/texts";
import { versionOf, wireQuery } from "@/wire";
import { Editor } from "./editor";
import { Reading } from "./reading";
import { articleRoute, newArticleRoute } from "./route";
import { texts } from "./texts";

export function NewArticlePage() {
  const { section } = newArticleRoute.useSearch();
  if (!useMay("write")) return <Navigate to="/articles" search={{}} replace />;
  return <Editor article={null} version={undefined} section={section} />;
}

export function ArticlePage() {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const { articleId } = articleRoute.useParams();
  const path = { article_id: articleId };
  const { data, error, refetch } = useQuery(wireQuery("GET /articles/{article_id}", { path }));
  if (error && !data) {
    return (
      <Page title={t.title}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page wide title={t.title} heading={<Skeleton className="h-4 w-56 rounded-md" />}>
        <SkeletonRows />
      </Page>
    );
  }
  if (!mayWrite) return <Reading article={data.data} />;
  return <Editor key={articleId} article={data.data} version={versionOf(data)} section={undefined} />;
}
