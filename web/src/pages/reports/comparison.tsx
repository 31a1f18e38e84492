/** Agents, inboxes, categories, tags and so on side by side. */
import { useMemo, useState } from "react";
import { Button, Card, type Column, EmptyState, ErrorState, SkeletonRows, Table, Tabs } from "@/parts";
import { useFormat, useTexts } from "@/texts";
import type { TimesWire } from "@/wire";
import { useBacklog, useComparison } from "./data";
import { useDuration } from "./duration";
import { useRowName } from "./names";
import { DIMENSIONS, type ReportsState, type SetState } from "./route";
import { type Compared, compared } from "./rows";
import type { Span } from "./span";
import { texts } from "./texts";

interface Props {
  readonly state: ReportsState;
  readonly set: SetState;
  readonly span: Span;
}

const FEW = 20;

export function Comparison({ state, set, span }: Props) {
  const t = useTexts(texts);
  const by = state.by ?? "assignee";
  const content = <Rows key={by} state={state} span={span} />;
  return (
    <Card bare title={t.compare} hint={by === "tag" ? t.compareTagHint : t.compareHint}>
      <div className="[&_[role=tablist]]:px-pad">
        <Tabs
          label={t.compare}
          value={by}
          onChange={(next) => set({ by: next })}
          tabs={DIMENSIONS.map((value) => ({ value, label: t.by[value], content: value === by && content }))}
        />
      </div>
    </Card>
  );
}

/** What is compared, as it is shown and saved; `rows` is undefined until both reports are there. */
export function useCompared(state: ReportsState, span: Span) {
  const by = state.by ?? "assignee";
  const nameOf = useRowName(by);
  const reported = useComparison(state, span);
  const backlog = useBacklog(state, by);
  // Rows of another dimension have other names: they are not shown for these.
  const isOld = reported.isPlaceholderData || backlog.isPlaceholderData;
  const rows = useMemo(
    () =>
      reported.data && backlog.data && !isOld
        ? compared(reported.data.data, backlog.data.data, by, nameOf)
        : undefined,
    [reported.data, backlog.data, isOld, by, nameOf],
  );
  const refetch = () => void Promise.all([reported.refetch(), backlog.refetch()]);
  return { rows, error: reported.error ?? backlog.error, refetch };
}

function Rows({ state, span }: Omit<Props, "set">) {
  const t = useTexts(texts);
  const by = state.by ?? "assignee";
  const { rows, error, refetch } = useCompared(state, span);
  const columns = useColumns(rows, t.by[by]);
  const [isAll, setIsAll] = useState(false);
  if (error && !rows) return <ErrorState error={error} onRetry={refetch} />;
  if (!rows) return <SkeletonRows count={4} />;
  if (rows.length === 0) return <EmptyState title={t.empty} hint={t.emptyHint} />;
  const shown = isAll ? rows : rows.slice(0, FEW);
  return (
    <>
      <Table label={`${t.compare}: ${t.by[by]}`} columns={columns} rows={shown} keyOf={(row) => row.key} />
      {shown.length < rows.length && (
        <div className="flex justify-center border-line border-t p-2">
          <Button small tone="quiet" onClick={() => setIsAll(true)}>
            {t.showAll(rows.length)}
          </Button>
        </div>
      )}
    </>
  );
}

function useColumns(rows: readonly Compared[] | undefined, name: string): readonly Column<Compared>[] {
  const t = useTexts(texts);
  const { number } = useFormat();
  const duration = useDuration();
  const most = Math.max(1, ...(rows ?? []).map((row) => row.opened));
  const time = (times: TimesWire | undefined, which: "median" | "p90") =>
    times?.[which] == null ? t.none : duration(times[which]);
  const times = (of: keyof Compared["times"], title: string): readonly Column<Compared>[] => [
    {
      key: `${of} median`,
      title: `${title} · ${t.median}`,
      numeric: true,
      wideOnly: true,
      cell: (row) => time(row.times[of], "median"),
    },
    {
      key: `${of} p90`,
      title: t.p90Name,
      numeric: true,
      wideOnly: true,
      className: "max-xl:hidden",
      cell: (row) => time(row.times[of], "p90"),
    },
  ];
  return [
    { key: "name", title: name, cell: (row) => <Name name={row.name} share={row.opened / most} /> },
    { key: "opened", title: t.opened, numeric: true, cell: (row) => number(row.opened) },
    { key: "open", title: t.openNow, numeric: true, cell: (row) => number(row.open) },
    ...times("first_response_time", t.first),
    ...times("resolution_time", t.resolution),
  ];
}

function Name({ name, share }: { readonly name: string; readonly share: number }) {
  return (
    <span className="relative flex min-w-24 max-w-72 flex-col justify-center py-1">
      <span className="truncate" title={name}>
        {name}
      </span>
      <span
        aria-hidden
        className="h-1 rounded-full bg-mark"
        style={{ width: `${Math.max(share && 1, share * 100)}%` }}
      />
    </span>
  );
}
