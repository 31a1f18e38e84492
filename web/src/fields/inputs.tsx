/** Inputs for custom fields of every type. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Checkbox, Combobox, Field, Input, Textarea } from "@/parts";
import { AgentPicker } from "@/pickers";
import { useTexts } from "@/texts";
import { type FieldWire, type WireFault, wireQuery } from "@/wire";
import { FileInput } from "./files";
import { texts } from "./texts";
import { chosen, meant, typed, type Values } from "./values";

interface Props {
  readonly fields: readonly FieldWire[];
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly fault?: WireFault | undefined;
}

export function FieldInputs({ fields, values, onChange, fault }: Props) {
  return fields.map((field) => (
    <Field
      key={field.id}
      label={field.label}
      optional={!field.required}
      error={fault?.fieldMessage(`custom_fields.${field.key}`)}
    >
      <FieldInput
        field={field}
        value={values[field.key]}
        onChange={(value) => onChange({ ...values, [field.key]: value })}
      />
    </Field>
  ));
}

export interface InputProps {
  readonly field: FieldWire;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

export function FieldInput({ field, value, onChange }: InputProps) {
  const text = typed(value);
  const change = (next: string) => onChange(meant(field, next));
  const limit = field.max_length ? { maxLength: field.max_length } : {};
  switch (field.type) {
    case "text":
      if (!field.single_line)
        return <Textarea value={text} onChange={(event) => change(event.target.value)} {...limit} />;
      return <Input value={text} onChange={(event) => change(event.target.value)} {...limit} />;
    case "number":
      return <NumberInput field={field} value={value} onChange={onChange} />;
    case "date":
      return <Input type="date" value={text.slice(0, 10)} onChange={(event) => change(event.target.value)} />;
    case "checkbox":
      return <Checkbox label={field.label} hideLabel checked={value === true} onChange={onChange} />;
    case "user":
      return <UserInput value={typeof value === "string" ? value : null} onChange={onChange} />;
    case "file":
      return <FileInput field={field} value={value} onChange={onChange} />;
    default:
      return <OptionInput field={field} value={value} onChange={onChange} />;
  }
}

/** What is typed stays as it is while it means the value: "1," is on its way to "1,5". */
function NumberInput({ field, value, onChange }: InputProps) {
  const [text, setText] = useState(() => typed(value));
  return (
    <Input
      inputMode="decimal"
      value={meant(field, text) === (value ?? null) ? text : typed(value)}
      onChange={(event) => {
        setText(event.target.value);
        onChange(meant(field, event.target.value));
      }}
    />
  );
}

function OptionInput({ field, value, onChange }: InputProps) {
  const t = useTexts(texts);
  const items = field.options.map((each) => ({ value: each.id, label: each.label }));
  const now = chosen(value);
  if (field.type === "multi_select") {
    const toggle = (id: string) => {
      const next = now.includes(id) ? now.filter((each) => each !== id) : [...now, id];
      onChange(next.length > 0 ? next : null);
    };
    return <Combobox label={field.label} items={items} value={now} onChange={toggle} />;
  }
  const none = { value: "", label: t.nothing };
  return (
    <Combobox
      label={field.label}
      items={[none, ...items]}
      value={now[0] ?? null}
      onChange={(id) => onChange(id || null)}
    />
  );
}

function UserInput({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (id: unknown) => void;
}) {
  const { data } = useQuery({
    ...wireQuery("GET /users/{user_id}", { path: { user_id: value ?? "" } }),
    enabled: value !== null,
  });
  const chosenAgent = value === null ? null : { id: value, name: data?.data.name ?? value };
  return <AgentPicker value={chosenAgent} onChange={(agent) => onChange(agent?.id ?? null)} />;
}
