/** The list with all that belongs to it: its states, its keys, and what is done to the chosen. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { Suspense, useCallback, useState } from "react";
import { lazily } from "@/kit/patient";
import { SkeletonRows, useFaultToast } from "@/parts";
import type { Asking } from "./act-dialog";
import { BulkBar } from "./bulk-bar";
import { type Asked, changeRows, listQuery } from "./list-query";
import { Faulty, Nothing } from "./list-states";
import { useLiveRows } from "./live-rows";
import type { Shown } from "./place";
import { type Row, rowsOf } from "./rows";
import { TicketList } from "./ticket-list";
import { useActs } from "./use-acts";
import { useCursor } from "./use-cursor";
import { useFreshEntry } from "./use-fresh-entry";
import { useInboxKeys } from "./use-keys";
import { useLoadedAhead } from "./use-loaded-ahead";
import { useSolve } from "./use-solve";

const loadDialog = () => import("./act-dialog");
const ActDialog = lazily(loadDialog, "ActDialog");

interface Props {
  readonly asked: Asked;
  readonly shown: Shown;
  readonly onClear: () => void;
  readonly onSearch: () => void;
  readonly onFilter: () => void;
}

export function Tickets({ asked, shown, onClear, onSearch, onFilter }: Props) {
  const client = useQueryClient();
  const query = useInfiniteQuery(listQuery(asked));
  const rows = rowsOf(query.data);
  const key = JSON.stringify(asked);
  const [drawn, setDrawn] = useState(0);
  const cursor = useCursor(key, rows);
  const acts = useActs(asked);
  const live = useLiveRows(asked);
  const onFault = useFaultToast();
  const [asking, setAsking] = useState<{ kind: Asking; rows: readonly Row[] }>();
  const navigate = useNavigate();

  const ask = (kind: Asking) => {
    const targets = cursor.targets();
    if (targets.length > 0) setAsking({ kind, rows: targets });
  };
  const refresh = () => {
    live.drawAnew().then(() => setDrawn((count) => count + 1), onFault);
  };
  useFreshEntry(key, query.dataUpdatedAt, cursor.selection.ids.size > 0, live.drawAnew);
  const open = useCallback(
    (row: Row) => {
      cursor.at(row);
      // Its page marks it as read; here it is so already when one comes back.
      changeRows(client, asked, new Map([[row.id, { unread: false }]]));
      void navigate({ to: `/tickets/${row.number}` as "/" });
    },
    [asked, client, cursor.at, navigate],
  );
  const router = useRouter();
  const near = useCallback(
    (row: Row) => void router.preloadRoute({ to: `/tickets/${row.number}` as "/" }).catch(() => undefined),
    [router],
  );
  const solve = useSolve(acts, cursor);
  useInboxKeys({ cursor, acts, ask, solve, open, search: onSearch, filter: onFilter, refresh });
  const load = useLoadMore(query);
  useLoadedAhead(loadDialog);

  if (query.error && !query.data) {
    return <Faulty error={query.error} onRetry={() => void query.refetch()} onClear={onClear} />;
  }
  if (!query.data) return <SkeletonRows count={14} />;
  if (rows.length === 0 && !query.hasNextPage) {
    return <Nothing shown={shown} fresh={live.fresh} onFresh={refresh} onClear={onClear} />;
  }
  const count = cursor.selection.ids.size;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <TicketList
        key={`${key} ${drawn}`}
        rows={rows}
        cursor={cursor}
        byCreation={asked.order_by === "created_at"}
        fresh={live.fresh}
        onFresh={refresh}
        more={{
          has: query.hasNextPage,
          isLoading: query.isFetchingNextPage,
          failed: query.isFetchNextPageError,
          load,
        }}
        onOpen={open}
        onNear={near}
        isOld={query.isPlaceholderData}
      />
      {count > 0 && (
        <BulkBar
          count={count}
          onAsk={ask}
          onRead={(kind) => void acts.act({ kind }, cursor.targets())}
          onSolve={solve}
          onDelete={() => void acts.act({ kind: "delete" }, cursor.targets())}
          onClear={cursor.clear}
        />
      )}
      <Suspense>
        {asking && (
          <ActDialog
            asking={asking.kind}
            rows={asking.rows}
            acts={acts}
            onClose={() => setAsking(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}

type Loading = Pick<
  ReturnType<typeof useInfiniteQuery>,
  "hasNextPage" | "isFetchingNextPage" | "isPlaceholderData" | "fetchNextPage"
>;

function useLoadMore({
  hasNextPage,
  isFetchingNextPage,
  isPlaceholderData,
  fetchNextPage,
}: Loading): () => void {
  const may = hasNextPage && !isFetchingNextPage && !isPlaceholderData;
  return useCallback(() => {
    if (may) void fetchNextPage({ cancelRefetch: false });
  }, [may, fetchNextPage]);
}
