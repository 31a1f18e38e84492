/** Rows and columns of the same things, up to some hundred rows; more stand in a VirtualList. */
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";
import { useScrolls } from "./use-scrolls";

export interface Column<T> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: T) => ReactNode;
  /** Figures stand at the end of their column. */
  readonly numeric?: boolean;
  /** Prose: what does not fit goes on in the next line. Elsewhere short words stay together, and names are cut. */
  readonly wraps?: boolean;
  /** Left out where the table has less than 480 px, as on a phone. */
  readonly wideOnly?: boolean;
  /** Left out below 672 px already: what one can do without, or find in the row itself. */
  readonly roomyOnly?: boolean;
  readonly className?: string;
}

interface Props<T> {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
}

export function Table<T>({ label, columns, rows, keyOf }: Props<T>) {
  const place = (column: Column<T>) =>
    cx(
      "px-3 first:ps-pad last:pe-pad",
      column.numeric ? "text-end tabular-nums" : "text-start",
      column.wraps ? "whitespace-normal" : "whitespace-nowrap",
      column.wideOnly && "@max-[30rem]:hidden",
      column.roomyOnly && "@max-2xl:hidden",
      column.className,
    );
  return (
    <div {...useScrolls(label)} className="@container relative w-full overflow-x-auto outline-offset-[-2px]">
      <table aria-label={label} className="w-full border-collapse">
        <thead>
          <tr className="border-line border-b text-faint text-small">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cx("h-8 font-medium", place(column))}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="h-row border-line border-b last:border-0 hover:bg-hover">
              {columns.map((column) => (
                <td key={column.key} className={place(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
