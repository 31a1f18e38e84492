/** Two buttons that move something up and down in its order: for keyboards and thumbs alike. */
import { ArrowDown, ArrowUp } from "lucide-react";
import { IconButton } from "@/parts";
import { useTexts } from "@/texts";
import { texts } from "./texts";

interface Props {
  readonly name: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
}

export function Move({ name, at, count, onMove }: Props) {
  const t = useTexts(texts);
  return (
    <span className="inline-flex">
      <IconButton
        small
        label={t.up(name)}
        disabled={at === 0}
        icon={<ArrowUp className="size-4" />}
        onClick={() => onMove(at - 1)}
      />
      <IconButton
        small
        label={t.down(name)}
        disabled={at === count - 1}
        icon={<ArrowDown className="size-4" />}
        onClick={() => onMove(at + 1)}
      />
    </span>
  );
}

/** Return the list with what stands at one place put at another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(to, 0, taken);
  return next;
}
