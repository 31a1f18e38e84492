/** Things to press. One `main` button on a page at most; `danger` only for what cannot be undone. */
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/kit/cx";
import { Kbd } from "./kbd";
import { Spinner } from "./spinner";

export type ButtonTone = "main" | "plain" | "quiet" | "danger";

export const BUTTON_TONES: Record<ButtonTone, string> = {
  main: "bg-mark text-on-mark hover:bg-mark-strong active:bg-mark-strong border-transparent",
  plain: "bg-raised text-ink border-edge/60 hover:bg-hover active:bg-press shadow-low",
  quiet: "text-soft border-transparent hover:bg-hover hover:text-ink active:bg-press",
  danger: "bg-bad-soft text-bad border-transparent hover:border-current active:border-current",
};
export const BUTTON =
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium transition-colors disabled:opacity-50 disabled:pointer-events-none";

interface Props extends ComponentProps<"button"> {
  readonly tone?: ButtonTone;
  readonly small?: boolean;
  readonly icon?: ReactNode;
  /** The shortcut, shown at the end. */
  readonly keys?: string;
  /** Work is under way: the button cannot be pressed again and keeps its width. */
  readonly busy?: boolean;
  /** Dress the only child (a link) as a button. */
  readonly asChild?: boolean;
}

export function Button({
  tone = "plain",
  small,
  icon,
  keys,
  busy,
  asChild,
  className,
  children,
  ...rest
}: Props) {
  const size = small ? "h-control-small px-2 text-small" : "h-control px-3 text-body";
  const name = cx(BUTTON, BUTTON_TONES[tone], size, className);
  if (asChild) {
    return (
      <Slot.Root className={name} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      className={name}
      {...rest}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
    >
      {busy ? <Spinner /> : icon}
      {children}
      {keys && (
        <span className="contents max-sm:hidden">
          <Kbd keys={keys} faint />
        </span>
      )}
    </button>
  );
}
