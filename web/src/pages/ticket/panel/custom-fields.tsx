/** The workspace's own fields, each by its type. */
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { Upload, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Avatar, Checkbox, Combobox, Spinner, useFaultToast } from "@/parts";
import { SESSION_KEY } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type FieldWire, type TicketWire, upload } from "@/wire";
import { useChange } from "../data/change";
import { useDeskWords } from "../data/desk";
import { FileLink } from "../timeline/attachments";
import { Pick, Row, Section, Value } from "./row";
import { texts } from "./texts";
import { Typed, type TypedProps } from "./typed";

export function CustomFields({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const { fields, categories } = useDeskWords();
  const named = categories.find((each) => each.id === ticket.category_id)?.field_ids ?? [];
  const shown = fieldsShown(fields, named, ticket.custom_fields);
  if (shown.length === 0) return null;
  return (
    <Section title={t.fields} name="fields">
      <div className="flex flex-col gap-0.5">
        {shown.map((field) => (
          <FieldRow key={field.id} ticket={ticket} field={field} />
        ))}
      </div>
    </Section>
  );
}

/** A field, and below it what the server refused of it. */
function FieldRow({ ticket, field }: { readonly ticket: TicketWire; readonly field: FieldWire }) {
  const change = useChange(ticket.number);
  const id = useId();
  const [fault, setFault] = useState<string>();
  const set = (value: unknown) => {
    setFault(undefined);
    change({ custom_fields: { [field.key]: value } }, { refused: setFault });
  };
  return (
    <Row label={field.required ? `${field.label} *` : field.label}>
      <FieldValue
        field={field}
        value={ticket.custom_fields[field.key] ?? null}
        onChange={set}
        fault={fault}
        faultId={id}
        onFault={setFault}
      />
      {fault && (
        <p id={id} role="alert" className="px-2 pb-1 text-bad text-small [overflow-wrap:anywhere]">
          {fault}
        </p>
      )}
    </Row>
  );
}

/** Those of the category in its order, then whatever has a value; all of them where the category names none. */
export function fieldsShown(
  fields: readonly FieldWire[],
  named: readonly string[],
  values: Readonly<Record<string, unknown>>,
): readonly FieldWire[] {
  if (named.length === 0) return fields;
  const first = named.flatMap((id) => fields.filter((each) => each.id === id));
  return [...first, ...fields.filter((each) => !named.includes(each.id) && values[each.key] !== undefined)];
}

function FieldValue(props: TypedProps) {
  const { field, value, onChange } = props;
  const t = useTexts(texts);
  const { users } = useDeskWords();
  const options = field.options.map(({ id, label }) => ({ value: id, label }));
  const people = users.map((each) => ({
    value: each.id,
    label: each.name,
    icon: <Avatar name={each.name} src={each.avatar_url} size="tiny" />,
  }));
  switch (field.type) {
    case "text":
    case "number":
    case "date":
      return <Typed {...props} />;
    case "checkbox":
      return (
        <div className="flex min-h-control-small items-center px-2">
          <Checkbox
            label={
              <>
                <span className="sr-only">{field.label}: </span>
                {value === true ? t.yes : t.no}
              </>
            }
            checked={value === true}
            onChange={onChange}
          />
        </div>
      );
    case "select":
      return (
        <Pick label={field.label} none={t.empty} items={options} value={one(value)} onChange={onChange} />
      );
    case "multi_select":
      return <Several label={field.label} items={options} value={value} onChange={onChange} />;
    case "user":
      return field.allow_multiple ? (
        <Several label={field.label} items={people} value={value} onChange={onChange} />
      ) : (
        <Pick label={field.label} none={t.empty} items={people} value={one(value)} onChange={onChange} />
      );
    case "file":
      return <Files {...props} />;
  }
}

function one(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === null || first === undefined ? null : String(first);
}

function all(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined ? [] : [String(value)];
}

interface SeveralProps {
  readonly label: string;
  readonly items: readonly { value: string; label: string }[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Several({ label, items, value, onChange }: SeveralProps) {
  const t = useTexts(texts);
  const chosen = all(value);
  const names = items.filter((each) => chosen.includes(each.value)).map((each) => each.label);
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
    onChange(next.length ? next : null);
  };
  return (
    <Combobox
      label={label}
      items={items}
      value={chosen}
      onChange={toggle}
      trigger={
        <Value isEmpty={names.length === 0}>
          <span className="sr-only">{label}: </span>
          <span className="min-w-0 [overflow-wrap:anywhere]">{names.join(", ") || t.empty}</span>
        </Value>
      }
    />
  );
}

function Files({ field, value, onChange }: Omit<TypedProps, "fault" | "faultId" | "onFault">) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const sayFault = useFaultToast();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const ids = all(value);
  const found = useQueries({
    queries: ids.map((file_id) => ({
      queryKey: ["file", file_id],
      queryFn: () => call("GET /files/{file_id}", { path: { file_id } }),
      staleTime: 30 * 60_000,
    })),
  });
  const set = (next: readonly string[]) =>
    onChange(next.length === 0 ? null : field.allow_multiple ? next : next[0]);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const csrfToken = client.getQueryData<{ csrf_token: string }>(SESSION_KEY)?.csrf_token ?? "";
      const made = await Promise.all(files.map((file) => upload(file, { csrfToken })));
      const fresh = made.map((each) => each.id);
      set(field.allow_multiple ? [...ids, ...fresh] : fresh.slice(0, 1));
    } catch (error) {
      sayFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-col gap-1">
      {found.map(({ data }, at) => (
        <div key={ids[at]} className="flex items-center gap-1">
          {data && <FileLink file={data.data} />}
          <button
            type="button"
            aria-label={`${t.clear}: ${data?.data.name ?? ""}`}
            className="flex size-5 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-hover hover:text-ink"
            onClick={() => set(ids.filter((each) => each !== ids[at]))}
          >
            <X className="size-3" />
          </button>
        </div>
      ))}
      {(ids.length === 0 || field.allow_multiple) && (
        <Value
          isEmpty
          disabled={busy}
          aria-label={`${field.label}: ${t.upload}`}
          onClick={() => picker.current?.click()}
        >
          {busy ? <Spinner /> : <Upload aria-hidden className="size-3.5" />}
          {t.upload}
        </Value>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        multiple={field.allow_multiple}
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
