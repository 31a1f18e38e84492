/** Agents, inboxes, teams, priorities or states side by side. */
import { Card, type Column, ErrorState, SkeletonRows, Table, Tabs } from "@/parts";
import { useFormat, useTexts } from "@/texts";
import type { ReportRow, TimesWire } from "@/wire";
import { useComparison } from "./data";
import { useDuration } from "./duration";
import { type Choices, useRowName } from "./names";
import { DIMENSIONS, type ReportsState } from "./route";
import type { Span } from "./span";
import { texts } from "./texts";
import type { SetState } from "./toolbar";

interface Props {
  readonly state: ReportsState;
  readonly set: SetState;
  readonly span: Span;
  readonly choices: Choices;
}

export function Comparison({ state, set, span, choices }: Props) {
  const t = useTexts(texts);
  const by = state.by ?? "assignee";
  const content = <Rows state={state} span={span} choices={choices} />;
  return (
    <Card bare title={t.compare}>
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

function Rows({ state, span, choices }: Omit<Props, "set">) {
  const t = useTexts(texts);
  const format = useFormat();
  const duration = useDuration();
  const by = state.by ?? "assignee";
  const nameOf = useRowName(by, choices);
  const { data, error, refetch, isPlaceholderData } = useComparison(state, span);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  // Rows of another dimension have other names: they are not shown for these.
  if (!data || isPlaceholderData) return <SkeletonRows count={4} />;
  const rows = [...data.data].sort((one, other) => (other.requests ?? 0) - (one.requests ?? 0));
  const most = Math.max(1, ...rows.map((row) => row.requests ?? 0));
  const time = (times: TimesWire | undefined, which: "median" | "p90") =>
    times?.[which] == null ? t.none : duration(times[which]);
  const columns: readonly Column<ReportRow>[] = [
    {
      key: "name",
      title: t.by[by],
      cell: (row) => <Name name={nameOf(row)} share={(row.requests ?? 0) / most} />,
    },
    { key: "count", title: t.opened, numeric: true, cell: (row) => format.number(row.requests ?? 0) },
    {
      key: "first",
      title: `${t.first} · ${t.median}`,
      numeric: true,
      cell: (row) => time(row.first_response_time, "median"),
    },
    {
      key: "first90",
      title: "p90",
      numeric: true,
      wideOnly: true,
      cell: (row) => time(row.first_response_time, "p90"),
    },
    {
      key: "resolution",
      title: `${t.resolution} · ${t.median}`,
      numeric: true,
      wideOnly: true,
      cell: (row) => time(row.resolution_time, "median"),
    },
    {
      key: "resolution90",
      title: "p90",
      numeric: true,
      wideOnly: true,
      cell: (row) => time(row.resolution_time, "p90"),
    },
  ];
  return <Table label={`${t.compare}: ${t.by[by]}`} columns={columns} rows={rows} keyOf={nameOf} />;
}

function Name({ name, share }: { readonly name: string; readonly share: number }) {
  return (
    <span className="relative flex min-w-40 flex-col justify-center py-1">
      <span className="truncate">{name}</span>
      <span
        aria-hidden
        className="h-1 rounded-full bg-mark"
        style={{ width: `${Math.max(1, share * 100)}%` }}
      />
    </span>
  );
}
