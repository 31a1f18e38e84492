/** Numbers to places on a chart. Pure. */

/** Minutes are read as hours and days, so their lines stand at whole ones. */
export type Scale = "plain" | "whole" | "minutes";
const MINUTES = [5, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14_400];

/** Round lines for an axis from 0 to at least `top`: 0, 5, 10 … and at most five of them. */
export function ticksTo(top: number, scale: Scale = "plain"): readonly number[] {
  if (!(top > 0)) return [0, scale === "minutes" ? 60 : 1];
  if (scale === "minutes") {
    const fine = MINUTES.find((each) => each * 4 >= top);
    if (fine) return linesTo(top, fine);
  }
  const raw = top / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const rough = [1, 2, 2.5, 5, 10].find((each) => each * power >= raw) ?? 10;
  return linesTo(top, scale === "whole" ? Math.max(1, Math.ceil(rough * power)) : rough * power);
}

function linesTo(top: number, step: number): readonly number[] {
  const count = Math.ceil(top / step);
  return Array.from({ length: count + 1 }, (_, at) => at * step);
}

/** Every n-th label, so that at most `most` of `count` stand side by side. */
export function everyNth(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / Math.max(1, most)));
}

/** Cut a series into runs without gaps: a value that is missing is not zero. */
export function runsOf<T extends { readonly value: number | null }>(
  points: readonly T[],
): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [at, point] of points.entries()) {
    if (point.value !== null) run.push(at);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}
