/** Things to press. One `main` button on a page at most; `danger` only for what cannot be undone. */
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/kit/cx";
import { Kbd } from "./kbd";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

export type ButtonTone = "main" | "plain" | "quiet" | "danger";

const TONES: Record<ButtonTone, string> = {
  main: "bg-mark text-on-mark hover:bg-mark-strong active:bg-mark-strong border-transparent",
  plain: "bg-raised text-ink border-line hover:bg-hover active:bg-press shadow-low",
  quiet: "text-soft border-transparent hover:bg-hover hover:text-ink active:bg-press",
  danger: "bg-bad-soft text-bad border-transparent hover:border-current active:border-current",
};
const BASE =
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
  const name = cx(BASE, TONES[tone], size, className);
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
      {keys && <Kbd keys={keys} faint />}
    </button>
  );
}

interface IconProps extends Omit<ComponentProps<"button">, "children"> {
  /** What it does, for ears and for the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly tone?: ButtonTone;
  readonly small?: boolean;
  readonly pressed?: boolean;
}

export function IconButton({
  label,
  icon,
  keys,
  tone = "quiet",
  small,
  pressed,
  className,
  ...rest
}: IconProps) {
  const size = small ? "size-control-small" : "size-control";
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={cx(BASE, TONES[tone], size, pressed && "bg-press text-ink", className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
