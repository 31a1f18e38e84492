/** A chart in its frame: a heading, the drawing, and the same figures as a table at the push of a button. */
import { BarChart3, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cx } from "@/kit/cx";
import { catalogue, useTexts } from "@/texts";
import { Card } from "../card";
import { IconButton } from "../icon-button";
import { type Column, Table } from "../table";
import type { Point } from "./series";
import { TimeChart, type TimeChartProps } from "./time-chart";

const texts = catalogue({
  en: {
    asTable: (title: string) => `Show as a table: ${title}`,
    asChart: (title: string) => `Show as a chart: ${title}`,
    when: "When",
  },
  de: {
    asTable: (title) => `Als Tabelle zeigen: ${title}`,
    asChart: (title) => `Als Diagramm zeigen: ${title}`,
    when: "Wann",
  },
});

interface Props extends Omit<TimeChartProps, "label"> {
  readonly title: string;
  /** What the figures count, in a sentence. */
  readonly hint?: ReactNode;
  readonly className?: string;
}

export function ChartFigure({ title, hint, className, ...chart }: Props) {
  const t = useTexts(texts);
  const [isTable, setIsTable] = useState(false);
  const swap = (
    <IconButton
      small
      label={isTable ? t.asChart(title) : t.asTable(title)}
      pressed={isTable}
      icon={isTable ? <BarChart3 className="size-4" /> : <Table2 className="size-4" />}
      onClick={() => setIsTable(!isTable)}
    />
  );
  return (
    // What is for ears alone is placed within, else it would make the page longer.
    <Card className={cx("relative", className)} title={title} hint={hint} action={swap}>
      {isTable ? <Figures title={title} {...chart} /> : <TimeChart label={title} {...chart} />}
      {!isTable && <Unseen title={title} {...chart} />}
    </Card>
  );
}

type FiguresProps = Pick<Props, "title" | "points" | "series" | "say" | "nothing">;

function Figures({ title, points, series, say, nothing }: FiguresProps) {
  const t = useTexts(texts);
  const columns: readonly Column<Point>[] = [
    { key: "when", title: t.when, cell: (each) => each.title },
    ...series.map(({ name }, at) => ({
      key: name,
      title: name,
      numeric: true,
      cell: (each: Point) => said(each.values[at], say, nothing),
    })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section aria-label={title} tabIndex={0} className="-mx-pad max-h-64 overflow-y-auto">
      <Table label={title} columns={columns} rows={points} keyOf={(each) => each.key} />
    </section>
  );
}

/** The same figures for ears; without a box that scrolls, which would have to take the focus. */
function Unseen({ title, points, series, say, nothing }: FiguresProps) {
  const t = useTexts(texts);
  return (
    <table className="sr-only" aria-label={title}>
      <thead>
        <tr>
          {[t.when, ...series.map(({ name }) => name)].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((each) => (
          <tr key={each.key}>
            <th scope="row">{each.title}</th>
            {series.map(({ name }, at) => (
              <td key={name}>{said(each.values[at], say, nothing)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function said(value: number | null | undefined, say: (value: number) => string, nothing: string): string {
  return value == null ? nothing : say(value);
}
