/** Which colour is what, where a chart has several series. */
import type { Series, SeriesTone } from "./series";

const LINES: Record<SeriesTone, string> = {
  mark: "bg-mark",
  info: "bg-info",
  quiet: "border-faint border-t-2 border-dashed",
};
const SHAPES = { columns: "size-2.5 rounded-sm", line: "h-0.5 w-4" };

interface Props {
  readonly series: readonly Series[];
  readonly kind: "columns" | "line";
}

export function Legend({ series, kind }: Props) {
  return (
    <ul aria-hidden className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-small text-soft">
      {series.map(({ name, tone }) => (
        <li key={name} className="flex items-center gap-1.5">
          <span className={`${SHAPES[kind]} ${LINES[tone]}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}
