/** The drawing of a chart over time: lines, labels, columns or a line. Ears read the table. */
import { cx } from "@/kit/cx";
import { everyNth, runsOf } from "./scale";
import type { Point } from "./time-chart";

export interface Geometry {
  readonly width: number;
  readonly ticks: readonly number[];
  readonly count: number;
  /** Room for the figures at the start. */
  readonly axis: number;
}

export const HEIGHT = 208;
const FOOT = 22;
const HEAD = 10;
const LABEL = 72;

interface Props {
  readonly points: readonly Point[];
  readonly geometry: Geometry;
  readonly say: (value: number) => string;
  readonly kind: "columns" | "line";
  readonly at: number | null;
}

export function Drawing({ points, geometry, say, kind, at }: Props) {
  const { width, ticks, axis, count } = geometry;
  const top = ticks.at(-1) || 1;
  const y = (value: number) => HEAD + (1 - value / top) * (HEIGHT - HEAD - FOOT);
  const slot = (width - axis) / Math.max(1, count);
  const x = (index: number) => axis + (index + 0.5) * slot;
  const nth = everyNth(count, (width - axis) / LABEL);
  return (
    <svg aria-hidden="true" width={width} height={HEIGHT} className="block select-none overflow-visible">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={axis} x2={width} y1={y(tick)} y2={y(tick)} className="stroke-line" />
          <text x={axis - 8} y={y(tick) + 4} textAnchor="end" className="fill-faint text-tiny tabular-nums">
            {say(tick)}
          </text>
        </g>
      ))}
      {points.map(
        (point, index) =>
          index % nth === 0 && (
            <text
              key={point.key}
              x={x(index)}
              y={HEIGHT - 5}
              textAnchor="middle"
              className="fill-faint text-tiny"
            >
              {point.label}
            </text>
          ),
      )}
      {at !== null && (
        <rect
          x={axis + at * slot}
          y={HEAD}
          width={slot}
          height={HEIGHT - HEAD - FOOT}
          className="fill-hover"
        />
      )}
      {kind === "columns" ? (
        <Columns points={points} x={x} y={y} slot={slot} at={at} />
      ) : (
        <Line points={points} x={x} y={y} at={at} />
      )}
    </svg>
  );
}

interface ShapeProps {
  readonly points: readonly Point[];
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly at: number | null;
}

function Columns({ points, x, y, slot, at }: ShapeProps & { readonly slot: number }) {
  const wide = Math.max(1, Math.min(36, slot * 0.68));
  return points.map((point, index) => {
    if (!point.value) return null;
    const high = y(0) - y(point.value);
    return (
      <path
        key={point.key}
        d={roundedColumn(x(index) - wide / 2, y(0), wide, high)}
        className={cx(at === index ? "fill-mark-strong" : "fill-mark")}
      />
    );
  });
}

/** A column whose upper corners are round. */
function roundedColumn(x: number, foot: number, wide: number, high: number): string {
  const round = Math.min(3, wide / 2, high);
  return `M${x} ${foot}v${-(high - round)}q0 ${-round} ${round} ${-round}h${wide - 2 * round}q${round} 0 ${round} ${round}v${high - round}z`;
}

function Line({ points, x, y, at }: ShapeProps) {
  const place = (index: number) => `${x(index)} ${y(points[index]?.value ?? 0)}`;
  const runs = runsOf(points);
  return (
    <>
      {runs.map((run) => (
        <g key={run[0]}>
          <path
            d={`M${x(run[0] ?? 0)} ${y(0)}L${run.map(place).join("L")}L${x(run.at(-1) ?? 0)} ${y(0)}z`}
            className="fill-mark/12"
          />
          <path
            d={`M${run.map(place).join("L")}`}
            className="fill-none stroke-2 stroke-mark"
            strokeLinejoin="round"
          />
        </g>
      ))}
      {points.map(
        (point, index) =>
          point.value !== null &&
          (index === at || runs.some((run) => run.length === 1 && run[0] === index)) && (
            <circle
              key={point.key}
              cx={x(index)}
              cy={y(point.value)}
              r={index === at ? 4.5 : 2.5}
              className="fill-mark stroke-2 stroke-paper"
            />
          ),
      )}
    </>
  );
}
