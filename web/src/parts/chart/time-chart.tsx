/**
 * Values over time as columns or a line. Pointing or arrow keys read single values; the same figures stand in a table
 * for those who do not see the drawing, and for whoever asks for it.
 */
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Drawing, type Geometry, HEIGHT } from "./drawing";
import { type Scale, ticksTo } from "./scale";
import { useWidth } from "./use-width";

export interface Point {
  readonly key: string;
  /** Short, for the axis. */
  readonly label: string;
  /** In full, for reading one. */
  readonly title: string;
  /** null where there is none, which is not zero. */
  readonly value: number | null;
}

export interface TimeChartProps {
  readonly label: string;
  readonly points: readonly Point[];
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
  say,
  kind = "columns",
  scale = "plain",
  nothing,
}: TimeChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const width = useWidth(box);
  const [at, setAt] = useState<number | null>(null);
  const ticks = ticksTo(Math.max(0, ...points.map((each) => each.value ?? 0)), scale);
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
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, points.length - 1)}
        aria-valuenow={at ?? Math.max(0, points.length - 1)}
        aria-valuetext={saidOf(read ?? points.at(-1), say, nothing)}
        aria-describedby={id}
        className="touch-pan-y rounded-md"
        onKeyDown={onKey}
        onPointerMove={onPointer}
        onPointerDown={onPointer}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
      >
        {width > 0 ? (
          <Drawing points={points} geometry={geometry} say={say} kind={kind} at={at} />
        ) : (
          <div style={{ height: HEIGHT }} />
        )}
      </div>
      <p
        id={id}
        className={cx(
          "pointer-events-none absolute end-0 top-0 rounded-md bg-ink px-2 py-1 text-paper text-small shadow-high",
          !read && "hidden",
        )}
      >
        {saidOf(read, say, nothing)}
      </p>
    </div>
  );
}

function saidOf(point: Point | undefined, say: (value: number) => string, nothing: string): string {
  if (!point) return nothing;
  return `${point.title}: ${point.value === null ? nothing : say(point.value)}`;
}

function axisWidth(labels: readonly string[]): number {
  return Math.max(...labels.map((each) => each.length)) * 7 + 10;
}

function indexAt(x: number, { width, axis, count }: Geometry): number | null {
  if (count === 0) return null;
  const share = (x - axis) / Math.max(1, width - axis);
  return Math.min(count - 1, Math.max(0, Math.floor(share * count)));
}
