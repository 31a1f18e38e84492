/** Shares side by side, as horizontal bars with their names and figures: a list that also ears can read. */
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";

export interface Bar {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: number;
  readonly tone?: "mark" | "good" | "warn" | "bad" | "info";
}

interface Props {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly say: (value: number) => string;
}

const FILLS = { mark: "bg-mark", good: "bg-good", warn: "bg-warn", bad: "bg-bad", info: "bg-info" };

export function Bars({ label, bars, say }: Props) {
  const top = Math.max(1, ...bars.map((each) => each.value));
  return (
    <ul aria-label={label} className="flex flex-col gap-2.5">
      {bars.map(({ key, name, value, tone = "mark" }) => (
        <li key={key} className="flex flex-col gap-1">
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate">{name}</span>
            <span className="shrink-0 text-soft tabular-nums">{say(value)}</span>
          </span>
          <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunk">
            <span
              className={cx("block h-full rounded-full transition-[width] duration-300", FILLS[tone])}
              style={{ width: `${(value / top) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
