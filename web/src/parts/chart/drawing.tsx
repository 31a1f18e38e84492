/** The drawing of a chart over time: lines, labels, columns or lines. Ears read the table. */

import { everyNth } from "./scale";
import type { Point, Series } from "./series";
import { Columns, Lines, type ShapeProps } from "./shapes";

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
  readonly series: readonly Series[];
  readonly geometry: Geometry;
  readonly say: (value: number) => string;
  readonly kind: "columns" | "line";
  readonly at: number | null;
}

export function Drawing({ points, series, geometry, say, kind, at }: Props) {
  const { width, ticks, axis, count } = geometry;
  const top = ticks.at(-1) || 1;
  const y = (value: number) => HEAD + (1 - value / top) * (HEIGHT - HEAD - FOOT);
  const slot = (width - axis) / Math.max(1, count);
  const x = (index: number) => axis + (index + 0.5) * slot;
  const nth = everyNth(count, (width - axis) / LABEL);
  const shape: ShapeProps = { points, series, x, y, slot, at };
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
      {kind === "columns" ? <Columns {...shape} /> : <Lines {...shape} />}
    </svg>
  );
}
