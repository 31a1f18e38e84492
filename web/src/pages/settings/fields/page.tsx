/** Custom fields of tickets, customers and companies: every type, with options in their order. */
import { TextCursorInput } from "lucide-react";
import { useState } from "react";
import { Badge, Tabs } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type Entity, type FieldType, type FieldWire } from "@/wire";
import { type Form, NumberField, ResourcePage, SelectField, SwitchField, TextField, useAll } from "../kit";
import { Options, type Wanted } from "./options";
import { texts } from "./texts";

interface Values {
  label: string;
  key: string;
  type: FieldType;
  entity: Entity;
  required: boolean;
  public: boolean;
  allow_multiple: boolean;
  single_line: boolean;
  max_length: number | null;
  options: Wanted[];
}
const ENTITIES = ["ticket", "customer", "company"] as const;
const TYPES = ["text", "number", "checkbox", "date", "select", "multi_select", "user", "file"] as const;
const BLANK: Values = {
  label: "",
  key: "",
  type: "text",
  entity: "ticket",
  required: false,
  public: false,
  allow_multiple: false,
  single_line: true,
  max_length: null,
  options: [],
};
/** What a text may have when nothing is said. */
const USUAL_LENGTH = 255;
const WITH_OPTIONS = new Set<FieldType>(["select", "multi_select"]);
const MANY = new Set<FieldType>(["file"]);

/** Return what the server wants of a field of this type: what another type alone has is left out. */
export function bodyOf(values: Partial<Values>, type: FieldType) {
  const { label, required, public: open, allow_multiple, single_line, max_length, options } = values;
  return {
    ...(label === undefined ? {} : { label }),
    ...(required === undefined ? {} : { required }),
    ...(open === undefined ? {} : { public: open }),
    ...(allow_multiple !== undefined && MANY.has(type) ? { allow_multiple } : {}),
    ...(single_line !== undefined && type === "text" ? { single_line } : {}),
    ...(max_length !== undefined && type === "text" ? { max_length: max_length ?? USUAL_LENGTH } : {}),
    ...(options && WITH_OPTIONS.has(type) ? { options } : {}),
  };
}

export function FieldsPage() {
  const t = useTexts(texts);
  const mayChange = useMay("manage");
  const [entity, setEntity] = useState<Entity>("ticket");
  const rows = useAll("GET /fields");
  const shown = rows.data?.filter((field) => field.entity === entity);
  const tabs = ENTITIES.map((value) => {
    const count = rows.data?.filter((field) => field.entity === value).length;
    return {
      value,
      label: (
        <span>
          {t.entities[value]} {count ? <Badge>{count}</Badge> : null}
        </span>
      ),
    };
  });
  return (
    <ResourcePage<FieldWire, Values>
      resource={{
        name: "fields",
        texts: t,
        icon: <TextCursorInput />,
        rows: { data: shown, error: rows.error, refetch: rows.refetch },
        mayChange,
        above: <Tabs label={t.entity} value={entity} onChange={setEntity} tabs={tabs} />,
        titleOf: (field) => field.label,
        columns: [
          { key: "type", title: t.type, cell: (field) => t.types[field.type] },
          {
            key: "key",
            title: t.key,
            wideOnly: true,
            cell: (field) => <code className="text-small">{field.key}</code>,
          },
          { key: "required", title: t.required, roomyOnly: true, cell: (field) => field.required && t.yes },
          { key: "public", title: t.public, roomyOnly: true, cell: (field) => field.public && t.yes },
        ],
        get: (field_id) => call("GET /fields/{field_id}", { path: { field_id } }),
        valuesOf: (field) => (field ? { ...field, options: field.options } : { ...BLANK, entity }),
        create: (values, idempotencyKey) => {
          const { key, type } = values;
          const body = { ...bodyOf(values, type), label: values.label, type, entity: values.entity };
          return call("POST /fields", { body: { ...body, ...(key ? { key } : {}) }, idempotencyKey });
        },
        update: (field, changes, version) =>
          call("PATCH /fields/{field_id}", {
            path: { field_id: field.id },
            body: bodyOf(changes, field.type),
            version,
          }),
        remove: (field) => call("DELETE /fields/{field_id}", { path: { field_id: field.id } }),
        form: (form, field) => <FieldForm form={form} isNew={!field} />,
      }}
    />
  );
}

function FieldForm({ form, isNew }: { readonly form: Form<Values>; readonly isNew: boolean }) {
  const t = useTexts(texts);
  const { type, entity } = form.values;
  const types = TYPES.filter((each) => entity === "ticket" || each !== "file");
  return (
    <>
      <TextField form={form} name="label" label={t.label} />
      {isNew && (
        <>
          <TextField form={form} name="key" label={t.key} hint={t.keyHint} optional mono />
          <SelectField
            form={form}
            name="entity"
            label={t.entity}
            options={ENTITIES.map((value) => ({ value, label: t.entities[value] }))}
          />
          <SelectField
            form={form}
            name="type"
            label={t.type}
            hint={t.typeHint}
            options={types.map((value) => ({ value, label: t.types[value] }))}
          />
        </>
      )}
      {WITH_OPTIONS.has(type) && (
        <Options
          options={form.values.options}
          onChange={(options) => form.set({ options })}
          errorOf={form.errorOf}
        />
      )}
      {type === "text" && (
        <>
          <SwitchField form={form} name="single_line" label={t.singleLine} />
          <NumberField
            form={form}
            name="max_length"
            label={t.maxLength}
            hint={t.maxLengthHint}
            optional
            max={65_536}
          />
        </>
      )}
      {MANY.has(type) && <SwitchField form={form} name="allow_multiple" label={t.allowMultiple} />}
      <SwitchField form={form} name="required" label={t.required} hint={t.requiredHint} />
      <SwitchField form={form} name="public" label={t.public} hint={t.publicHint} />
    </>
  );
}
