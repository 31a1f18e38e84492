/** Saving an article: what is sent, and what the cache holds afterwards. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ArticleWire, type Body, call, keyOf, type One_ArticleWire_ } from "@/wire";

export interface ArticleTyped {
  readonly title: string;
  readonly slug: string;
  readonly body: string;
  readonly section: string;
}
export type Status = ArticleWire["status"];

export function typedArticle(article: ArticleWire | null, section: string | undefined): ArticleTyped {
  if (!article) return { title: "", slug: "", body: "", section: section ?? "" };
  const { title, slug, body, collection_id } = article;
  return { title, slug, body, section: collection_id ?? "" };
}

/** The fields that were changed, as the API has them. A slug that was emptied stays as it is. */
export function articleBody(
  { section, slug, title, ...rest }: Partial<ArticleTyped>,
  status: Status | undefined,
): Body<"PATCH /articles/{article_id}"> {
  return {
    ...rest,
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(slug ? { slug } : {}),
    ...(section === undefined ? {} : { collection_id: section || null }),
    ...(status ? { status } : {}),
  };
}

interface Saving {
  readonly typed: ArticleTyped;
  readonly changed: Partial<ArticleTyped>;
  readonly base: number | undefined;
  readonly status?: Status | undefined;
}

export function useSave(article: ArticleWire | null, onSaved: (status: Status | undefined) => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyFor = (id: string) => keyOf("GET /articles/{article_id}", { path: { article_id: id } });
  return useMutation({
    mutationFn: ({ typed, changed, base, status }: Saving): Promise<One_ArticleWire_> => {
      if (!article) {
        const body = { ...articleBody(typed, status), title: typed.title.trim() };
        return call("POST /articles", { body });
      }
      const body = articleBody(changed, status);
      return call("PATCH /articles/{article_id}", { path: { article_id: article.id }, body, version: base });
    },
    onSuccess: (answer, { status }) => {
      client.setQueryData(keyFor(answer.data.id), answer);
      onSaved(status);
      void client.invalidateQueries({ queryKey: ["articles", "GET /articles"] });
      void client.invalidateQueries({ queryKey: ["sections"] });
      if (!article)
        void navigate({ to: "/articles/$articleId", params: { articleId: answer.data.id }, replace: true });
    },
    onError: () => {
      if (article) void client.invalidateQueries({ queryKey: keyFor(article.id) });
    },
    meta: { saysFaults: true },
  });
}
