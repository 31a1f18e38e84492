/** The figures over time. */
import { Card, ErrorState, Skeleton } from "@/parts";
import { ChartFigure } from "@/parts/chart";
import { useFormat, useTexts } from "@/texts";
import type { FlowRow, ReportRow, TimesWire } from "@/wire";
import { useFlow, useSeries } from "./data";
import { useDuration } from "./duration";
import { usePoints } from "./points";
import type { ReportsState } from "./route";
import type { Span } from "./span";
import { texts } from "./texts";

export interface ChartsProps {
  readonly state: ReportsState;
  readonly span: Span;
  readonly today: string;
}

/** What came in, and what was solved. */
export function FlowChart({ state, span, today }: ChartsProps) {
  const t = useTexts(texts);
  const say = useFormat().number;
  const { data, error, refetch } = useFlow(state, span);
  const points = usePoints(span, today, data?.data, flowOf);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const series = [
    { name: t.opened, tone: "mark" },
    { name: t.solved, tone: "info" },
  ] as const;
  const hint = `${t.granularity[span.granularity]} · ${t.flowHint}`;
  return (
    <ChartFigure
      title={t.flow}
      hint={hint}
      points={points}
      series={series}
      say={say}
      nothing={t.none}
      scale="whole"
    />
  );
}

/** What was left at the end of each day, week or month. */
export function BacklogChart({ state, span, today }: ChartsProps) {
  const t = useTexts(texts);
  const say = useFormat().number;
  const { data, error, refetch } = useFlow(state, span);
  const points = usePoints(span, today, data?.data, leftOf);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <ChartFigure
      className="lg:max-xl:col-span-2"
      title={t.backlogOverTime}
      hint={t.backlogOverTimeHint[span.granularity]}
      points={points}
      series={[{ name: t.backlog, tone: "mark" }]}
      say={say}
      nothing={t.none}
      kind="line"
      scale="whole"
    />
  );
}

/** How long it took, of the tickets opened at each time. */
export function TimeCharts({ state, span, today }: ChartsProps) {
  const t = useTexts(texts);
  const duration = useDuration();
  const { data, error, refetch } = useSeries(state, span);
  const first = usePoints(span, today, data?.data, firstOf);
  const resolution = usePoints(span, today, data?.data, resolutionOf);
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const series = [
    { name: t.medianName, tone: "mark" },
    { name: t.p90Name, tone: "quiet" },
  ] as const;
  const times = { series, say: duration, kind: "line", scale: "minutes", nothing: t.none } as const;
  return (
    <>
      <ChartFigure title={t.first} hint={t.firstHint} points={first} {...times} />
      <ChartFigure title={t.resolution} hint={t.resolutionHint} points={resolution} {...times} />
    </>
  );
}

const flowOf = (row: FlowRow | undefined) => (row ? [row.opened, row.solved] : [null, null]);
const leftOf = (row: FlowRow | undefined) => [row?.backlog ?? null];
const timesOf = (times: TimesWire | undefined) => [times?.median ?? null, times?.p90 ?? null];
const firstOf = (row: ReportRow | undefined) => timesOf(row?.first_response_time);
const resolutionOf = (row: ReportRow | undefined) => timesOf(row?.resolution_time);

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <Card>
      <ErrorState error={error} onRetry={onRetry} />
    </Card>
  );
}

function Waiting() {
  return <Skeleton className="h-72 w-full rounded-xl" />;
}
