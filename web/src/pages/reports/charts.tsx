/** The figures over time, and the open tickets by age. */
import { useMemo } from "react";
import { Card, EmptyState, ErrorState, Skeleton } from "@/parts";
import { Bars, ChartFigure, type Point, TimeChart } from "@/parts/chart";
import { useFormat, useLanguage, useTexts } from "@/texts";
import type { ReportRow } from "@/wire";
import { useBacklog, useSeries } from "./data";
import { useDuration } from "./duration";
import type { ReportsState } from "./route";
import { periodsOf, type Span } from "./span";
import { texts } from "./texts";

interface Props {
  readonly state: ReportsState;
  readonly span: Span;
}

export function Charts({ state, span }: Props) {
  const t = useTexts(texts);
  const format = useFormat();
  const duration = useDuration();
  const { data, error, refetch } = useSeries(state, span);
  const volume = usePoints(span, data?.data, countOf);
  const first = usePoints(span, data?.data, firstOf);
  const resolution = usePoints(span, data?.data, resolutionOf);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-72 w-full rounded-xl" />;
  const hint = t.granularity[span.granularity];
  const times = { say: duration, kind: "line", scale: "minutes", nothing: t.none } as const;
  return (
    <>
      <ChartFigure title={t.volume} hint={hint} points={volume} say={format.number} nothing={t.none}>
        <TimeChart label={t.volume} points={volume} say={format.number} nothing={t.none} scale="whole" />
      </ChartFigure>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        <ChartFigure title={t.firstOverTime} hint={hint} points={first} say={duration} nothing={t.none}>
          <TimeChart label={t.firstOverTime} points={first} {...times} />
        </ChartFigure>
        <ChartFigure
          title={t.resolutionOverTime}
          hint={hint}
          points={resolution}
          say={duration}
          nothing={t.none}
        >
          <TimeChart label={t.resolutionOverTime} points={resolution} {...times} />
        </ChartFigure>
      </div>
    </>
  );
}

const countOf = (row: ReportRow | undefined): number => row?.requests ?? 0;
const firstOf = (row: ReportRow | undefined): number | null => row?.first_response_time?.median ?? null;
const resolutionOf = (row: ReportRow | undefined): number | null => row?.resolution_time?.median ?? null;

/** A point for each period, also where the server has no row. */
function usePoints(
  span: Span,
  rows: readonly ReportRow[] | undefined,
  figureOf: (row: ReportRow | undefined) => number | null,
): readonly Point[] {
  const { locale } = useLanguage();
  return useMemo(() => {
    const known = new Map((rows ?? []).map((row) => [Date.parse(row.period ?? ""), row]));
    const month = span.granularity === "month";
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    const short = format(month ? { month: "short" } : { day: "numeric", month: "short" });
    const full = format(month ? { month: "long", year: "numeric" } : { dateStyle: "medium" });
    return periodsOf(span).map((at) => ({
      key: at.toISOString(),
      label: short.format(at),
      title: full.format(at),
      value: figureOf(known.get(at.getTime())),
    }));
  }, [span, rows, figureOf, locale]);
}

const TONES = ["mark", "mark", "info", "warn", "bad"] as const;

export function Backlog({ state }: { readonly state: ReportsState }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { ages, error, refetch } = useBacklog(state);
  const names = t.ages.split("|");
  const bars = ages?.map((value, at) => ({
    key: `${at}`,
    name: names[at],
    value,
    tone: TONES[at] ?? "mark",
  }));
  return (
    <Card title={t.backlog} hint={t.backlogHint}>
      {error && !bars && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !bars && <Skeleton className="h-40 w-full rounded-md" />}
      {bars?.every((each) => each.value === 0) && <EmptyState title={t.noBacklog} />}
      {bars?.some((each) => each.value > 0) && <Bars label={t.backlog} bars={bars} say={format.number} />}
    </Card>
  );
}
