/** Yes or no, on or off, one of a few that are all shown. */
import { Check, Minus } from "lucide-react";
import { RadioGroup, Checkbox as RadixCheckbox, Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";
import { cx } from "@/kit/cx";
import { useField } from "./field";

interface CheckProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean | "indeterminate";
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
}

function Line({ id, label, hint, hidden, children }: LineProps) {
  return (
    <div className="flex items-start gap-2">
      {children}
      <label htmlFor={id} className={cx("min-w-0 select-none", hidden && "sr-only")}>
        {label}
        {hint && <span className="block text-faint text-small">{hint}</span>}
      </label>
    </div>
  );
}
interface LineProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly hidden?: boolean | undefined;
  readonly children: ReactNode;
}

export function Checkbox({ label, hint, checked, onChange, disabled = false, hideLabel }: CheckProps) {
  const id = useId();
  return (
    <Line id={id} label={label} hint={hint} hidden={hideLabel}>
      <RadixCheckbox.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(value) => onChange(value === true)}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-edge bg-paper text-on-mark transition-colors hover:border-faint disabled:opacity-50 data-[state=checked]:border-mark data-[state=indeterminate]:border-mark data-[state=checked]:bg-mark data-[state=indeterminate]:bg-mark"
      >
        <RadixCheckbox.Indicator>
          {checked === "indeterminate" ? (
            <Minus className="size-3" />
          ) : (
            <Check className="size-3" strokeWidth={3} />
          )}
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
    </Line>
  );
}

/** A setting that is on or off at once, without saving. */
export function Switch({ label, hint, checked, onChange, disabled = false, hideLabel }: CheckProps) {
  const id = useId();
  return (
    <Line id={id} label={label} hint={hint} hidden={hideLabel}>
      <RadixSwitch.Root
        id={id}
        checked={checked === true}
        disabled={disabled}
        onCheckedChange={onChange}
        className="mt-0.5 inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-edge bg-press p-px transition-colors disabled:opacity-50 data-[state=checked]:border-mark data-[state=checked]:bg-mark"
      >
        <RadixSwitch.Thumb className="size-3.5 rounded-full bg-raised shadow-low transition-transform data-[state=checked]:translate-x-3.5 rtl:data-[state=checked]:-translate-x-3.5" />
      </RadixSwitch.Root>
    </Line>
  );
}

interface RadioProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly options: readonly { readonly value: V; readonly label: ReactNode; readonly hint?: ReactNode }[];
  readonly row?: boolean;
}

export function Radio<V extends string>({ label, value, onChange, options, row }: RadioProps<V>) {
  const id = useId();
  const field = useField();
  return (
    <RadioGroup.Root
      {...field}
      aria-label={label}
      value={value}
      onValueChange={(chosen) => onChange(chosen as V)}
      className={cx("flex gap-2", row ? "flex-wrap gap-x-5" : "flex-col")}
    >
      {options.map((each) => (
        <Line key={each.value} id={`${id}-${each.value}`} label={each.label} hint={each.hint}>
          <RadioGroup.Item
            id={`${id}-${each.value}`}
            value={each.value}
            className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-edge bg-paper transition-colors hover:border-faint data-[state=checked]:border-mark"
          >
            <RadioGroup.Indicator className="size-2 rounded-full bg-mark" />
          </RadioGroup.Item>
        </Line>
      ))}
    </RadioGroup.Root>
  );
}
