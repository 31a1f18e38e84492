/** What a chart draws: points in time, and one or several figures at each. */

export interface Point {
  readonly key: string;
  /** Short, for the axis. */
  readonly label: string;
  /** In full, for reading one. */
  readonly title: string;
  /** One for each series; null where there is none, which is not zero. */
  readonly values: readonly (number | null)[];
  /** Its time is not over: the figures will grow. */
  readonly isOpen?: boolean;
}

/** `quiet` is drawn as a thin broken line behind the others. */
export type SeriesTone = "mark" | "info" | "quiet";

export interface Series {
  readonly name: string;
  readonly tone: SeriesTone;
}

export const FILLS: Record<SeriesTone, string> = {
  mark: "fill-mark",
  info: "fill-info",
  quiet: "fill-faint",
};
export const STROKES: Record<SeriesTone, string> = {
  mark: "stroke-mark stroke-2",
  info: "stroke-info stroke-2",
  quiet: "stroke-faint [stroke-dasharray:4_3]",
};

/** A point in words: its time, and every figure under its name where there are several. */
export function saidOf(
  point: Point | undefined,
  series: readonly Series[],
  say: (value: number) => string,
  nothing: string,
): string {
  if (!point) return nothing;
  const figure = (at: number) => {
    const value = point.values[at];
    return value == null ? nothing : say(value);
  };
  if (series.length < 2) return `${point.title}: ${figure(0)}`;
  return `${point.title}: ${series.map(({ name }, at) => `${name} ${figure(at)}`).join(" · ")}`;
}
