/** Columns side by side, and lines one over the other. */
import { cx } from "@/kit/cx";
import { runsOf } from "./scale";
import { FILLS, type Point, type Series, STROKES } from "./series";

export interface ShapeProps {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly slot: number;
  readonly at: number | null;
}

const WIDEST = 36;

export function Columns({ points, series, x, y, slot }: ShapeProps) {
  const group = Math.max(1, Math.min(WIDEST * series.length, slot * 0.72));
  const wide = Math.max(0.75, group / series.length - (group > 12 && series.length > 1 ? 1 : 0));
  return points.map((point, index) =>
    series.map(({ name, tone }, which) => {
      const value = point.values[which];
      if (!value) return null;
      const left = x(index) - group / 2 + (which * group) / series.length;
      return (
        <path
          key={`${point.key} ${name}`}
          d={roundedColumn(left, y(0), wide, y(0) - y(value))}
          className={cx(FILLS[tone], point.isOpen && "opacity-50")}
        />
      );
    }),
  );
}

/** A column whose upper corners are round. */
function roundedColumn(x: number, foot: number, wide: number, high: number): string {
  const round = Math.min(3, wide / 2, high);
  return `M${x} ${foot}v${-(high - round)}q0 ${-round} ${round} ${-round}h${wide - 2 * round}q${round} 0 ${round} ${round}v${high - round}z`;
}

/** The first is drawn over the others, and filled down to zero. */
export function Lines({ series, ...shape }: ShapeProps) {
  return series.map((each, which) => <Line key={each.name} {...shape} one={each} which={which} />).reverse();
}

interface LineProps extends Omit<ShapeProps, "series"> {
  readonly one: Series;
  readonly which: number;
}

function Line({ points, x, y, at, one, which }: LineProps) {
  const values = points.map((point) => ({ key: point.key, value: point.values[which] ?? null }));
  const place = (index: number) => `${x(index)} ${y(values[index]?.value ?? 0)}`;
  const runs = runsOf(values);
  const isAlone = (index: number) => runs.some((run) => run.length === 1 && run[0] === index);
  return (
    <>
      {runs.map((run) => (
        <g key={run[0]}>
          {which === 0 && (
            <path
              d={`M${x(run[0] ?? 0)} ${y(0)}L${run.map(place).join("L")}L${x(run.at(-1) ?? 0)} ${y(0)}z`}
              className="fill-mark/12"
            />
          )}
          <path
            d={`M${run.map(place).join("L")}`}
            className={cx("fill-none", STROKES[one.tone])}
            strokeLinejoin="round"
          />
        </g>
      ))}
      {values.map(
        ({ key, value }, index) =>
          value !== null &&
          (index === at || isAlone(index)) && (
            <circle
              key={key}
              cx={x(index)}
              cy={y(value)}
              r={index === at ? 4.5 : 2.5}
              className={cx("stroke-2 stroke-paper", FILLS[one.tone])}
            />
          ),
      )}
    </>
  );
}
