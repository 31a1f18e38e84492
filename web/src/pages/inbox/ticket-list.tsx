/** The rows: as many in the document as fit, whatever is loaded; what is new is announced above, and moves nothing. */
import { ArrowUp } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button, densityRow, Spinner, VirtualList } from "@/parts";
import { useTexts } from "@/texts";
import { useStatusNames } from "./names";
import { TicketRow } from "./row";
import type { Row } from "./rows";
import { texts } from "./texts";
import type { Cursor } from "./use-cursor";

interface Props {
  readonly rows: readonly Row[];
  readonly cursor: Cursor;
  readonly byCreation: boolean;
  readonly fresh: number;
  readonly onFresh: () => void;
  readonly more: More;
  readonly onOpen: (row: Row) => void;
  readonly onNear: (row: Row) => void;
  /** What is shown belongs to the filter before. */
  readonly isOld: boolean;
}
interface More {
  readonly has: boolean;
  readonly isLoading: boolean;
  readonly failed: boolean;
  readonly load: () => void;
}

/** So many rows before the end the next page is asked for. */
const NEAR = 40;
const LINES = 5.25;

export function TicketList({ rows, cursor, byCreation, fresh, onFresh, more, onOpen, onNear, isOld }: Props) {
  const t = useTexts(texts);
  const isNarrow = useIsNarrow();
  const statusNames = useStatusNames();
  const { selection, active, byKeyboard, select } = cursor;
  const isSelecting = selection.ids.size > 0;
  return (
    <div className="@container relative flex min-h-0 flex-1 flex-col" aria-busy={isOld || undefined}>
      <Fresh count={fresh} onShow={onFresh} />
      <VirtualList
        label={t.list}
        items={rows}
        keyOf={(row) => row.id}
        rowHeight={isNarrow ? LINES * rootSize() : densityRow()}
        active={active}
        near={NEAR}
        onEnd={more.load}
        className={isOld ? "opacity-60 transition-opacity" : ""}
        row={(row, at) => (
          <TicketRow
            row={row}
            statusName={statusNames.get(row.status)}
            isNarrow={isNarrow}
            isActive={at === active}
            takesFocus={at === active && byKeyboard}
            isSelected={selection.ids.has(row.id)}
            isSelecting={isSelecting}
            byCreation={byCreation}
            onSelect={select}
            onOpen={onOpen}
            onNear={onNear}
          />
        )}
        footer={<Foot more={more} />}
      />
    </div>
  );
}

function Fresh({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const t = useTexts(texts);
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center">
      {count > 0 && (
        <button
          type="button"
          aria-label={t.showFresh(count)}
          onClick={onShow}
          className="pointer-events-auto flex h-control-small animate-rise items-center gap-1.5 rounded-full bg-mark px-3 font-medium text-on-mark text-small shadow-high hover:bg-mark-strong"
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {t.fresh(count)}
        </button>
      )}
    </div>
  );
}

function Foot({ more }: { readonly more: More }) {
  const t = useTexts(texts);
  if (more.failed) {
    return (
      <div role="alert" className="flex items-center justify-center gap-3 p-4 text-soft">
        {t.moreFailed}
        <Button small onClick={more.load}>
          {t.retry}
        </Button>
      </div>
    );
  }
  return (
    <p className="flex items-center justify-center gap-2 p-4 pb-20 text-faint text-small">
      {more.isLoading && <Spinner />}
      {more.has ? t.loadingMore : t.end}
    </p>
  );
}

const NARROW = "(width < 52rem)";

function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(NARROW).matches,
  );
}

function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
