/** Controls for text and for one of few. Inside a Field they label and describe themselves. */
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/kit/cx";
import { useField } from "./field";

const BOX =
  "w-full min-w-0 rounded-md border border-edge bg-paper text-ink text-body outline-none transition-colors hover:border-faint focus-visible:border-mark focus-visible:outline-2 focus-visible:outline-mark/45 focus-visible:outline-offset-0 aria-invalid:border-bad disabled:opacity-60 read-only:bg-sunk";

interface InputProps extends ComponentProps<"input"> {
  /** A sign before the text. */
  readonly icon?: ReactNode;
}

export function Input({ icon, className, ...rest }: InputProps) {
  const field = useField();
  const input = (
    <input {...field} className={cx(BOX, "h-control px-2.5", icon && "ps-8", className)} {...rest} />
  );
  if (!icon) return input;
  return (
    <span className="relative flex w-full items-center">
      <span className="pointer-events-none absolute start-2.5 text-faint [&_svg]:size-4">{icon}</span>
      {input}
    </span>
  );
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useField()}
      rows={3}
      className={cx(BOX, "field-sizing-content px-2.5 py-1.5", className)}
      {...rest}
    />
  );
}

interface SelectProps extends Omit<ComponentProps<"select">, "onChange"> {
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly disabled?: boolean;
  }[];
  readonly onChange?: (value: string) => void;
}

/** One of few, by the machine's own list: best on phones. For many, or with icons, use Combobox. */
export function Select({ options, onChange, className, ...rest }: SelectProps) {
  return (
    <span className="relative flex w-full items-center">
      <select
        {...useField()}
        className={cx(BOX, "h-control appearance-none ps-2.5 pe-8", className)}
        onChange={(event) => onChange?.(event.target.value)}
        {...rest}
      >
        {options.map((each) => (
          <option key={each.value} value={each.value} disabled={each.disabled}>
            {each.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute end-2.5 size-4 text-faint" />
    </span>
  );
}
