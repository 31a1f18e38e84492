import { Bars, ChartFigure, type Point } from "@/parts/chart";
import { useFormat, useTexts } from "@/texts";
import { texts } from "./texts";

const DAY = 86_400_000;
const OPENED = [12, 18, 9, 0, 3, 22, 27, 19, 14, 16, 2, 5, 24, 11];
const SOLVED = [10, 15, 12, 1, 2, 17, 25, 22, 15, 13, 4, 3, 20, 6];
/** Days on which nothing was answered have no time: the line has gaps there. */
const MINUTES = [42, 55, 61, null, null, 70, 48, 39, 44, 51, null, 95, 66, 58];

export function Charts() {
  const t = useTexts(texts);
  const format = useFormat();
  const first = Date.now() - (OPENED.length - 1) * DAY;
  const points = (of: (at: number) => Point["values"]): readonly Point[] =>
    OPENED.map((_, at) => {
      const day = new Date(first + at * DAY).toISOString();
      const title = format.date(day);
      return { key: day, label: title, title, values: of(at), isOpen: at === OPENED.length - 1 };
    });
  const both = [
    { name: t.tabs.open, tone: "mark" },
    { name: t.tabs.solved, tone: "info" },
  ] as const;
  const shares = [
    { key: "open", name: t.tabs.open, value: 42, tone: "mark" },
    { key: "solved", name: t.tabs.solved, value: 31, tone: "good" },
    { key: "warn", name: t.assignee, value: 18, tone: "warn" },
    { key: "bad", name: t.long, value: 9, tone: "bad" },
    { key: "info", name: t.tags, value: 0, tone: "info" },
  ] as const;
  const shared = { say: format.number, nothing: t.nothing };
  return (
    <div className="flex flex-col gap-4">
      <ChartFigure
        {...shared}
        title={t.columns}
        hint={t.columnsHint}
        points={points((at) => [OPENED[at] ?? 0, SOLVED[at] ?? 0])}
        series={both}
        scale="whole"
      />
      <ChartFigure
        {...shared}
        kind="line"
        title={t.line}
        hint={t.lineHint}
        points={points((at) => [MINUTES[at] ?? null, 45])}
        series={[
          { name: t.mine, tone: "mark" },
          { name: t.usual, tone: "quiet" },
        ]}
      />
      <ChartFigure {...shared} title={t.nothingYet} points={points(() => [null])} series={[both[0]]} />
      <Bars label={t.shares} bars={shares} say={format.number} />
    </div>
  );
}
