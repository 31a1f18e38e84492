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
  /** Left out below 640 px. */
  readonly wideOnly?: boolean;
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
      column.wideOnly && "max-sm:hidden",
      column.className,
    );
  return (
    <div {...useScrolls(label)} className="relative w-full overflow-x-auto outline-offset-[-2px]">
      <table aria-label={label} className="w-full border-collapse">
        <thead>
          <tr className="border-line border-b text-faint text-small">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cx("h-8 whitespace-nowrap font-medium", place(column))}
              >
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
