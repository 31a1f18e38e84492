/** The list of all customers or companies: a search, filters, and rows of any number. */
import { Plus, Search } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTyped } from "@/kit/use-typed";
import { Button, EmptyState, ErrorState, Input, SkeletonRows, VirtualList } from "@/parts";
import { useMay } from "@/session/session";
import { Page, useRowKeys } from "@/shell";
import { useTexts } from "@/texts";
import type { Meta } from "@/wire";
import { texts } from "./texts";
import { Total } from "./total";

interface Read<T> {
  readonly data:
    | { readonly pages: readonly { readonly data: readonly T[]; readonly meta: Meta }[] }
    | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
}

interface Props<T> {
  readonly title: string;
  readonly search: { readonly label: string; readonly text: string; readonly set: (text: string) => void };
  readonly filters?: ReactNode;
  readonly create: { readonly label: string; readonly run: () => void };
  readonly empty: { readonly icon: ReactNode; readonly title: string; readonly hint: string };
  readonly query: Read<T>;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly row: (item: T) => ReactNode;
  /** The sheet that is open. */
  readonly children?: ReactNode;
}

export function RecordList<T extends { readonly id: string }>(props: Props<T>) {
  const { title, search, filters, create, query, children } = props;
  const mayWrite = useMay("write");
  const [text, type] = useTyped(search.text, search.set);
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box);
  return (
    <div ref={box} className="flex min-h-0 flex-1 flex-col">
      <Page
        bare
        title={title}
        heading={
          <>
            {title} <Total meta={query.data?.pages[0]?.meta} />
          </>
        }
        actions={
          mayWrite && (
            <Button tone="main" icon={<Plus className="size-4" />} onClick={create.run}>
              {create.label}
            </Button>
          )
        }
        toolbar={
          <>
            <span className="w-full sm:w-72">
              <Input
                type="search"
                aria-label={search.label}
                placeholder={search.label}
                icon={<Search />}
                maxLength={200}
                value={text}
                onChange={(event) => type(event.target.value)}
              />
            </span>
            {filters}
          </>
        }
      >
        <Rows {...props} />
      </Page>
      {children}
    </div>
  );
}

function Rows<T extends { readonly id: string }>({
  title,
  empty,
  query,
  isFiltered,
  onClear,
  row,
}: Props<T>) {
  const t = useTexts(texts);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows count={12} />;
  const items = data.pages.flatMap((page) => page.data);
  if (items.length === 0) {
    if (!isFiltered) return <EmptyState {...empty} />;
    const action = <Button onClick={onClear}>{t.clear}</Button>;
    return <EmptyState icon={empty.icon} title={t.nothing} hint={t.nothingHint} action={action} />;
  }
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return <VirtualList label={title} items={items} keyOf={(each) => each.id} row={row} onEnd={more} />;
}
