/** Sections and their articles. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BookOpen, Plus, Search } from "lucide-react";
import { useRef } from "react";
import { useTyped } from "@/kit/use-typed";
import {
  Badge,
  Button,
  DateTime,
  EmptyState,
  ErrorState,
  Input,
  Select,
  SkeletonRows,
  VirtualList,
} from "@/parts";
import { useMay } from "@/session/session";
import { Page, useCommands, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import { type ArticleSummaryWire, wireList } from "@/wire";
import { useGoing } from "./going";
import { type ArticlesState, articlesRoute } from "./route";
import { texts } from "./texts";
import { SectionPicker, SectionTree } from "./tree";

type SetState = (change: { [K in keyof ArticlesState]: ArticlesState[K] | undefined }) => void;

export function ArticlesPage() {
  const t = useTexts(texts);
  const state = articlesRoute.useSearch();
  const navigate = articlesRoute.useNavigate();
  const set: SetState = (change) =>
    void navigate({ search: (old) => ({ ...old, ...change }) as ArticlesState, replace: true });
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  const search = state.section ? { section: state.section } : {};
  const write = () => void navigate({ to: "/articles/new", search });
  const mayWrite = useMay("write");
  const command = { id: "articles.new", title: t.newArticle, group: t.group, icon: <Plus /> };
  useCommands([{ ...command, needs: "write", run: write }]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Page
        bare
        title={t.title}
        actions={
          mayWrite && (
            <Button tone="main" asChild>
              <Link to="/articles/new" search={search}>
                <Plus className="size-4" />
                {t.newArticle}
              </Link>
            </Button>
          )
        }
        toolbar={<Toolbar state={state} set={set} />}
      >
        <div className="flex min-h-0 flex-1">
          <SectionTree chosen={state.section} />
          <div ref={box} className="flex min-h-0 min-w-0 flex-1 flex-col">
            <List state={state} onClear={() => void navigate({ search: {} })} />
          </div>
        </div>
      </Page>
    </div>
  );
}

function Toolbar({ state, set }: { readonly state: ArticlesState; readonly set: SetState }) {
  const t = useTexts(texts);
  const [text, type] = useTyped(state.q ?? "", (q) => set({ q: q || undefined }));
  return (
    <>
      <span className="w-full sm:max-lg:flex-1 lg:w-72">
        <Input
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          icon={<Search />}
          maxLength={200}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      </span>
      <span className="w-56 max-lg:flex-1">
        <Select
          aria-label={t.status}
          value={state.status ?? ""}
          onChange={(value) => set({ status: (value || undefined) as ArticlesState["status"] })}
          options={[
            { value: "", label: t.any },
            { value: "draft", label: t.draft },
            { value: "published", label: t.published },
          ]}
        />
      </span>
      <SectionPicker chosen={state.section} onChange={(section) => set({ section })} />
    </>
  );
}

function List({ state, onClear }: { readonly state: ArticlesState; readonly onClear: () => void }) {
  const t = useTexts(texts);
  const going = useGoing();
  const { q: search, section: collection_id, status } = state;
  const query = { limit: 50, order_by: "updated_at" as const, search, collection_id, status };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    wireList("GET /articles", { query }),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows />;
  const items = data.pages.flatMap((page) => page.data).filter((each) => !going.has(each.id));
  if (items.length === 0) {
    if (Object.keys(state).length === 0)
      return <EmptyState icon={<BookOpen />} title={t.noArticles} hint={t.noArticlesHint} />;
    const action = <Button onClick={onClear}>{t.clear}</Button>;
    return <EmptyState icon={<BookOpen />} title={t.nothing} hint={t.nothingHint} action={action} />;
  }
  return (
    <VirtualList
      label={t.title}
      items={items}
      keyOf={(each) => each.id}
      rowHeight={64}
      row={(each) => <Row article={each} />}
      onEnd={() => {
        if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
      }}
    />
  );
}

function Row({ article }: { readonly article: ArticleSummaryWire }) {
  const t = useTexts(texts);
  return (
    <Link
      to="/articles/$articleId"
      params={{ articleId: article.id }}
      data-row
      className="flex h-full flex-col justify-center gap-0.5 border-line border-b px-pad outline-offset-[-2px] hover:bg-hover focus-visible:bg-hover"
    >
      <span className="flex items-center gap-2">
        <span className="min-w-0 truncate font-medium">{article.title}</span>
        {article.status === "draft" && <Badge tone="note">{t.draft}</Badge>}
        <DateTime at={article.updated_at} show="short" className="ms-auto shrink-0 text-faint text-small" />
      </span>
      <span className="truncate text-small text-soft">
        {article.excerpt || (article.author && t.by(article.author.name))}
      </span>
    </Link>
  );
}
