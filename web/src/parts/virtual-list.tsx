/**
 * A list of any length with as many rows in the document as fit on the screen, and a few more. All rows are equally
 * high (`--row` by default), so nothing is measured while scrolling.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "@/kit/cx";

interface Props<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly row: (item: T, at: number) => ReactNode;
  /** Pixels; without it, the density's row height. */
  readonly rowHeight?: number;
  /** Kept in sight: the row that the keyboard is at. */
  readonly active?: number;
  /** Called when the end comes near: load the next page. */
  readonly onEnd?: () => void;
  /** How many rows before the end is near. */
  readonly near?: number;
  readonly footer?: ReactNode;
  readonly className?: string;
}

const NEAR = 12;

export function VirtualList<T>({
  label,
  items,
  keyOf,
  row,
  rowHeight,
  active,
  onEnd,
  near = NEAR,
  footer,
  className,
}: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const height = rowHeight ?? densityRow();
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    getItemKey: (at) => {
      const item = items[at];
      return item === undefined ? at : keyOf(item);
    },
  });
  const shown = list.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - near) onEnd?.();
  }, [last, items.length, near, onEnd]);
  useEffect(() => {
    if (active !== undefined && active >= 0) list.scrollToIndex(active, { align: "auto" });
  }, [active, list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is another layout
  useEffect(() => list.measure(), [height, list]);
  return (
    <div ref={box} className={cx("min-h-0 flex-1 overflow-y-auto overscroll-contain", className)}>
      <ol aria-label={label} className="relative w-full" style={{ height: list.getTotalSize() }}>
        {shown.map((each) => {
          const item = items[each.index];
          return (
            item !== undefined && (
              <li
                key={each.key}
                aria-setsize={items.length}
                aria-posinset={each.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ height, transform: `translateY(${each.start}px)` }}
              >
                {row(item, each.index)}
              </li>
            )
          );
        })}
      </ol>
      {footer}
    </div>
  );
}

/** The height of a row as the density has it now, in pixels. */
export function densityRow(): number {
  const style = getComputedStyle(document.documentElement);
  return Number.parseFloat(style.getPropertyValue("--row")) * Number.parseFloat(style.fontSize) || 44;
}
