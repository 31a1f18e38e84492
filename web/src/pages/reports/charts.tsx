/** The figures over time. */
import { type ReactNode, useMemo } from "react";
import { ErrorState, Skeleton } from "@/parts";
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

/** What came in, what was solved, what was left. */
export function FlowCharts({ state, span, today }: ChartsProps) {
  const t = useTexts(texts);
  const say = useFormat().number;
  const { data, error, refetch } = useFlow(state, span);
  const flow = usePoints(span, today, data?.data, flowOf);
  const left = usePoints(span, today, data?.data, leftOf);
  const series = useMemo(
    () => ({
      flow: [
        { name: t.opened, tone: "mark" },
        { name: t.solved, tone: "info" },
      ] as const,
      left: [{ name: t.backlog, tone: "mark" }] as const,
    }),
    [t],
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const whole = { say, nothing: t.none, scale: "whole" } as const;
  return (
    <Pair>
      <ChartFigure
        title={t.flow}
        hint={`${t.granularity[span.granularity]} · ${t.flowHint}`}
        points={flow}
        series={series.flow}
        {...whole}
      />
      <ChartFigure
        title={t.backlogOverTime}
        hint={t.backlogOverTimeHint[span.granularity]}
        points={left}
        series={series.left}
        kind="line"
        {...whole}
      />
    </Pair>
  );
}

/** How long it took, of the tickets opened at each time. */
export function TimeCharts({ state, span, today }: ChartsProps) {
  const t = useTexts(texts);
  const duration = useDuration();
  const { data, error, refetch } = useSeries(state, span);
  const first = usePoints(span, today, data?.data, firstOf);
  const resolution = usePoints(span, today, data?.data, resolutionOf);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const series = [
    { name: t.medianName, tone: "mark" },
    { name: t.p90Name, tone: "quiet" },
  ] as const;
  const times = { series, say: duration, kind: "line", scale: "minutes", nothing: t.none } as const;
  return (
    <Pair>
      <ChartFigure title={t.first} hint={t.firstHint} points={first} {...times} />
      <ChartFigure title={t.resolution} hint={t.resolutionHint} points={resolution} {...times} />
    </Pair>
  );
}

const flowOf = (row: FlowRow | undefined) => (row ? [row.opened, row.solved] : [null, null]);
const leftOf = (row: FlowRow | undefined) => [row?.backlog ?? null];
const timesOf = (times: TimesWire | undefined) => [times?.median ?? null, times?.p90 ?? null];
const firstOf = (row: ReportRow | undefined) => timesOf(row?.first_response_time);
const resolutionOf = (row: ReportRow | undefined) => timesOf(row?.resolution_time);

function Pair({ children }: { readonly children: ReactNode }) {
  return <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">{children}</div>;
}

function Waiting() {
  return (
    <Pair>
      <Skeleton className="h-72 w-full rounded-xl" />
      <Skeleton className="h-72 w-full rounded-xl" />
    </Pair>
  );
}
