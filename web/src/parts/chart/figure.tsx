/** A chart in its frame: a heading, the drawing, and the same figures as a table at the push of a button. */
import { BarChart3, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { catalogue, useTexts } from "@/texts";
import { Card } from "../card";
import { IconButton } from "../icon-button";
import { Table } from "../table";
import type { Point } from "./time-chart";

const texts = catalogue({
  en: { asTable: "Show as a table", asChart: "Show as a chart", when: "When", value: "Value" },
  de: { asTable: "Als Tabelle zeigen", asChart: "Als Diagramm zeigen", when: "Wann", value: "Wert" },
});

interface Props {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly points: readonly Point[];
  readonly say: (value: number) => string;
  readonly nothing: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function ChartFigure({ title, hint, points, say, nothing, action, children }: Props) {
  const t = useTexts(texts);
  const [asTable, setAsTable] = useState(false);
  const swap = (
    <IconButton
      small
      label={asTable ? t.asChart : t.asTable}
      pressed={asTable}
      icon={asTable ? <BarChart3 className="size-4" /> : <Table2 className="size-4" />}
      onClick={() => setAsTable(!asTable)}
    />
  );
  const columns = [
    { key: "when", title: t.when, cell: (each: Point) => each.title },
    {
      key: "value",
      title: t.value,
      numeric: true,
      cell: (each: Point) => (each.value === null ? nothing : say(each.value)),
    },
  ];
  const table = <Table label={title} columns={columns} rows={points} keyOf={(each) => each.key} />;
  return (
    <Card
      title={title}
      hint={hint}
      action={
        <>
          {action}
          {swap}
        </>
      }
    >
      {asTable ? <div className="-mx-pad max-h-64 overflow-y-auto">{table}</div> : children}
      {!asTable && <div className="sr-only">{table}</div>}
    </Card>
  );
}
