/** Small words with a colour: chips (filters, tags), badges (counts, kinds). */
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";
import { useTexts } from "@/texts";
import { texts } from "./texts";

export type Tone = "plain" | "mark" | "good" | "warn" | "bad" | "info" | "note" | "plum";

export const TONES: Record<Tone, string> = {
  plain: "bg-sunk text-soft",
  mark: "bg-mark-soft text-mark-strong",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  note: "bg-note-soft text-note",
  plum: "bg-plum-soft text-plum",
};

interface ChipProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly onRemove?: () => void;
  /** What the remove button says; needed when the chip is more than a word. */
  readonly name?: string;
  readonly className?: string;
}

/** A tag or a filter that is set. */
export function Chip({ children, icon, onRemove, name, className }: ChipProps) {
  const t = useTexts(texts);
  return (
    <span
      className={cx(
        "inline-flex h-6 max-w-full items-center gap-1 rounded-full border border-line bg-raised px-2 text-small text-soft",
        onRemove && "pe-0.5",
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={t.remove(name ?? String(children))}
          className="flex size-5 items-center justify-center rounded-full text-faint hover:bg-hover hover:text-ink"
          onClick={onRemove}
        >
          <X className="size-3" />
        </button>
      )}
    </span>
  );
}

interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly className?: string;
}

export function Badge({ children, tone = "plain", className }: BadgeProps) {
  return (
    <span
      className={cx(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-tiny",
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
