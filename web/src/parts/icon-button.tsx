/** A sign to press. It says in a tooltip what it does, so it needs more than a plain button. */
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/kit/cx";
import { BUTTON, BUTTON_TONES, type ButtonTone } from "./button";
import { Tooltip } from "./tooltip";

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
        className={cx(BUTTON, BUTTON_TONES[tone], size, pressed && "bg-press text-ink", className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
