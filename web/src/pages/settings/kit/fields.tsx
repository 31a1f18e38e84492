/** Controls bound to a form's field by its name: label, hint, and the server's words when it refuses. */
import type { ReactNode } from "react";
import { Field, Input, Select, Switch, Textarea } from "@/parts";
import type { Form } from "./form";

interface Base<V extends object> {
  readonly form: Form<V>;
  readonly name: keyof V & string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
}

export interface TextProps<V extends object> extends Base<V> {
  readonly type?: "text" | "email" | "url" | "password";
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly lines?: number;
  readonly mono?: boolean;
}

export function TextField<V extends object>({ form, name, label, hint, optional, ...rest }: TextProps<V>) {
  const { lines, mono, type = "text", placeholder, autoComplete = "off" } = rest;
  const value = (form.values[name] as string | null) ?? "";
  const shared = { value, placeholder, className: mono ? "font-mono" : "", spellCheck: !mono };
  const set = (text: string) => form.set({ [name]: text } as Partial<V>);
  return (
    <Field
      label={label}
      error={form.errorOf(name)}
      {...(hint ? { hint } : {})}
      {...(optional ? { optional } : {})}
    >
      {lines ? (
        <Textarea {...shared} rows={lines} onChange={(event) => set(event.target.value)} />
      ) : (
        <Input
          {...shared}
          type={type}
          autoComplete={autoComplete}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A whole number, or nothing (null). */
export function NumberField<V extends object>(
  props: Base<V> & { readonly min?: number; readonly max?: number },
) {
  const { form, name, label, hint, optional, min = 1, max } = props;
  const value = form.values[name] as number | null;
  return (
    <Field
      label={label}
      error={form.errorOf(name)}
      {...(hint ? { hint } : {})}
      {...(optional ? { optional } : {})}
    >
      <Input
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={value ?? ""}
        onChange={(event) => form.set({ [name]: numberOf(event.target.value) } as Partial<V>)}
      />
    </Field>
  );
}

/** Read a whole number out of a text; null for none. */
export function numberOf(text: string): number | null {
  const value = Number.parseInt(text, 10);
  return Number.isSafeInteger(value) ? value : null;
}

export function SwitchField<V extends object>({ form, name, label, hint }: Base<V>) {
  const error = form.errorOf(name);
  return (
    <div className="flex flex-col gap-1">
      <Switch
        label={label}
        hint={hint}
        checked={form.values[name] === true}
        onChange={(checked) => form.set({ [name]: checked } as Partial<V>)}
      />
      {error && (
        <p role="alert" className="text-bad text-small">
          {error}
        </p>
      )}
    </div>
  );
}

interface SelectFieldProps<V extends object> extends Base<V> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly disabled?: boolean;
}

/** One of few. The empty value is null. */
export function SelectField<V extends object>(props: SelectFieldProps<V>) {
  const { form, name, label, hint, optional, options, disabled } = props;
  return (
    <Field
      label={label}
      error={form.errorOf(name)}
      {...(hint ? { hint } : {})}
      {...(optional ? { optional } : {})}
    >
      <Select
        value={(form.values[name] as string | null) ?? ""}
        options={options}
        disabled={disabled}
        onChange={(value) => form.set({ [name]: value || null } as unknown as Partial<V>)}
      />
    </Field>
  );
}
