/** The help centre as its writers see it: `/articles?section=col_1`, `/articles/new`, `/articles/art_7`. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";
import { wireQuery } from "@/wire";

export interface ArticlesState {
  readonly q?: string;
  readonly section?: string;
  readonly status?: "draft" | "published";
}

const word = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";

export const articlesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "articles",
  component: lazyRouteComponent(() => import("./page"), "ArticlesPage"),
  validateSearch: (given: Record<string, unknown>): ArticlesState => {
    const [q, section] = [word(given["q"]), word(given["section"])];
    const status = (["draft", "published"] as const).find((each) => each === given["status"]);
    return { ...(q ? { q } : {}), ...(section ? { section } : {}), ...(status ? { status } : {}) };
  },
});

export const newArticleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "articles/new",
  component: lazyRouteComponent(() => import("./article"), "NewArticlePage"),
  validateSearch: (given: Record<string, unknown>): { readonly section?: string } => {
    const section = word(given["section"]);
    return section ? { section } : {};
  },
});

export const articleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "articles/$articleId",
  component: lazyRouteComponent(() => import("./article"), "ArticlePage"),
  loader: ({ context, params }) =>
    context.client.prefetchQuery(
      wireQuery("GET /articles/{article_id}", { path: { article_id: params.articleId } }),
    ),
});

export const articleRoutes = [articlesRoute, newArticleRoute, articleRoute] as const;
