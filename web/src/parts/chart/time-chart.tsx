/**
 * Figures over time as columns or lines. Pointing or arrow keys read single ones; the same figures stand in a table
 * for those who do not see the drawing, and for whoever asks for it.
 */
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Drawing, type Geometry, HEIGHT } from "./drawing";
import { Legend } from "./legend";
import { type Scale, ticksTo } from "./scale";
import { type Point, type Series, saidOf } from "./series";
import { useWidth } from "./use-width";

export interface TimeChartProps {
  readonly label: string;
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly say: (value: number) => string;
  readonly kind?: "columns" | "line";
  /** Where the lines stand: `whole` has no halves, `minutes` stand at whole hours and days. */
  readonly scale?: Scale;
  readonly nothing: string;
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

export function TimeChart({
  label,
  points,
  series,
  say,
  kind = "columns",
  scale = "plain",
  nothing,
}: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const width = useWidth(box);
  const [at, setAt] = useState<number | null>(null);
  const ticks = ticksTo(
    Math.max(0, ...points.flatMap((each) => each.values.map((value) => value ?? 0))),
    scale,
  );
  const geometry = { width, ticks, count: points.length, axis: axisWidth(ticks.map(say)) };
  const read = at === null ? undefined : points[at];
  const onPointer = (event: PointerEvent<HTMLElement>) =>
    setAt(indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left, geometry));
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const last = points.length - 1;
    setAt(Math.min(last, Math.max(0, step(at ?? last + 1, last))));
  };
  return (
    <div ref={box} className="relative min-w-0">
      {series.length > 1 && <Legend series={series} kind={kind} />}
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points.length - 1)}
        aria-valuenow={at ?? Math.max(0, points.length - 1)}
        aria-valuetext={saidOf(read ?? points.at(-1), series, say, nothing)}
        aria-describedby={id}
        className="touch-pan-y rounded-md"
        onKeyDown={onKey}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
      >
        {width > 0 ? (
          <Drawing points={points} series={series} geometry={geometry} say={say} kind={kind} at={at} />
        ) : (
          <div style={{ height: HEIGHT }} />
        )}
      </div>
      <p
        id={id}
        className={cx(
          "pointer-events-none absolute end-0 top-0 max-w-full rounded-md bg-ink px-2 py-1 text-paper text-small shadow-high",
          !read && "hidden",
        )}
      >
        {saidOf(read, series, say, nothing)}
      </p>
    </div>
  );
}

function axisWidth(labels: readonly string[]): number {
  return Math.max(...labels.map((each) => each.length)) * 7 + 10;
}

function indexAt(x: number, { width, axis, count }: Geometry): number | null {
  if (count === 0) return null;
  const share = (x - axis) / Math.max(1, width - axis);
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}
