/** Custom fields that a macro fills in, each by its type. */
import { X } from "lucide-react";
import { Combobox, Field, IconButton, Input, Select } from "@/parts";
import { useTexts } from "@/texts";
import type { FieldWire } from "@/wire";
import { kitTexts, numberOf, useAll, useUserItems } from "../kit";
import { texts } from "./texts";

interface Props {
  readonly label: string;
  readonly error: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onChange: (values: Record<string, unknown>) => void;
}

export function FieldValues({ label, error, values, onChange }: Props) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const { data } = useAll("GET /fields", { entity: "ticket" });
  const fields = (data ?? []).filter((field) => field.type !== "file");
  const left = fields.filter((field) => !(field.key in values));
  const without = (key: string) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
  return (
    <div className="flex flex-col gap-3">
      {Object.entries(values).map(([key, value]) => {
        const field = fields.find((each) => each.key === key);
        return (
          <div key={key} className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <OneValue
                label={field?.label ?? key}
                field={field}
                value={value}
                onChange={(next) => onChange({ ...values, [key]: next })}
              />
            </div>
            <IconButton
              small
              label={kit.takeAway(field?.label ?? key)}
              icon={<X className="size-4" />}
              onClick={() => onChange(without(key))}
            />
          </div>
        );
      })}
      <Field label={label} error={error}>
        <Select
          value=""
          options={[
            { value: "", label: t.addField },
            ...left.map(({ key, label: name }) => ({ value: key, label: name })),
          ]}
          onChange={(key) => key && onChange({ ...values, [key]: null })}
        />
      </Field>
    </div>
  );
}

interface ValueProps {
  readonly label: string;
  readonly field: FieldWire | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function OneValue({ label, field, value, onChange }: ValueProps) {
  const t = useTexts(texts);
  const users = useUserItems();
  if (field?.type === "multi_select") {
    const chosen = Array.isArray(value) ? (value as string[]) : [];
    const toggle = (name: string) => {
      const next = chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name];
      onChange(next.length > 0 ? next : null);
    };
    return (
      <Field label={label}>
        <Combobox
          label={label}
          items={field.options.map((option) => ({ value: option.label, label: option.label }))}
          value={chosen}
          onChange={toggle}
        />
      </Field>
    );
  }
  if (field?.type === "select" || field?.type === "checkbox") {
    const known =
      field.type === "select"
        ? field.options.map((option) => ({ value: option.label, label: option.label }))
        : [
            { value: "true", label: t.yes },
            { value: "false", label: t.no },
          ];
    const read = (text: string) => (field.type === "checkbox" ? text === "true" : text);
    return (
      <Field label={label}>
        <Select
          value={value === null ? "" : String(value)}
          options={[{ value: "", label: t.clear }, ...known]}
          onChange={(text) => onChange(text === "" ? null : read(text))}
        />
      </Field>
    );
  }
  if (field?.type === "user") {
    return (
      <Field label={label}>
        <Combobox
          label={label}
          items={users}
          value={typeof value === "string" ? value : null}
          onChange={onChange}
        />
      </Field>
    );
  }
  return <Plain label={label} field={field} value={value} onChange={onChange} />;
}

const BOXES: Partial<Record<FieldWire["type"], string>> = { number: "number", date: "date" };

function Plain({ label, field, value, onChange }: ValueProps) {
  const t = useTexts(texts);
  const type = (field && BOXES[field.type]) ?? "text";
  const read = (text: string) => (type === "number" ? numberOf(text) : text);
  return (
    <Field label={label}>
      <Input
        type={type}
        placeholder={t.clear}
        value={value === null || value === undefined ? "" : String(value)}
        onChange={(event) => onChange(event.target.value === "" ? null : read(event.target.value))}
      />
    </Field>
  );
}
