/** What else is asked of whoever writes: the desk's public fields, each by the control that fits it. */
import { Field } from "@/parts/field";
import { Input, Select, Textarea } from "@/parts/input";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire/faults";
import type { AskedFieldWire } from "@/wire/native.gen";
import { texts } from "./texts";

export type Values = Readonly<Record<string, string | boolean | readonly string[]>>;

interface Props {
  readonly fields: readonly AskedFieldWire[];
  readonly values: Values;
  readonly fault: unknown;
  readonly onChange: (values: Values) => void;
}

export function Asked({ fields, values, fault, onChange }: Props) {
  return fields.map((field) => (
    <Field
      key={field.key}
      label={field.label}
      optional={!field.required}
      error={isWireFault(fault) ? fault.fieldMessage(`custom_fields.${field.key}`) : undefined}
    >
      <Control
        field={field}
        value={values[field.key]}
        onChange={(value) => onChange({ ...values, [field.key]: value })}
      />
    </Field>
  ));
}

interface ControlProps {
  readonly field: AskedFieldWire;
  readonly value: Values[string] | undefined;
  readonly onChange: (value: Values[string]) => void;
}

function Control({ field, value, onChange }: ControlProps) {
  const t = useTexts(texts);
  const text = typeof value === "string" ? value : "";
  const { required } = field;
  if (field.type === "select") {
    const options = field.options.map((option) => ({ value: option.id, label: option.label }));
    return (
      <Select
        required={required}
        value={text}
        options={[{ value: "", label: t.choose }, ...options]}
        onChange={onChange}
      />
    );
  }
  if (field.type === "checkbox") {
    return (
      <Choices
        options={[{ id: "yes", label: field.label }]}
        chosen={value === true ? ["yes"] : []}
        onChange={(chosen) => onChange(chosen.length > 0)}
      />
    );
  }
  if (field.type === "multi_select") {
    const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
    return <Choices options={field.options} chosen={chosen} onChange={onChange} />;
  }
  const length = field.max_length === null ? {} : { maxLength: field.max_length };
  if (field.type === "text" && !field.single_line && (field.max_length ?? 0) > 255) {
    return (
      <Textarea
        required={required}
        {...length}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const type = field.type === "number" || field.type === "date" ? field.type : "text";
  return (
    <Input
      type={type}
      {...(type === "number" ? { step: "any" } : length)}
      required={required}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface ChoicesProps {
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({ options, chosen, onChange }: ChoicesProps) {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1.5">
      {options.map((option) => (
        <label key={option.id} className="flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-mark"
            checked={chosen.includes(option.id)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, option.id] : chosen.filter((each) => each !== option.id),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

/** What is sent: nothing that was left empty, and numbers as numbers. */
export function valuesToSend(fields: readonly AskedFieldWire[], values: Values): Record<string, unknown> {
  const given = fields.flatMap((field): [string, unknown][] => {
    const value = values[field.key];
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return [];
    return [[field.key, field.type === "number" ? Number(value) : value]];
  });
  return Object.fromEntries(given);
}

/** What was filled in before a reload. */
export function readValues(kept: string): Values {
  try {
    const read: unknown = JSON.parse(kept || "{}");
    return typeof read === "object" && read !== null ? (read as Values) : {};
  } catch {
    return {};
  }
}
