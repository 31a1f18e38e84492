/** The workspace's own fields, each by its type, and what other programs noted beside them. */
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { chosen as chosenOf, freeValues, said } from "@/fields";
import { readKept } from "@/kit/kept";
import { forgetKept, keepAgain } from "@/kit/use-kept";
import { Avatar, Checkbox, Combobox } from "@/parts";
import { useMay, useSession } from "@/session/session";
import { useTexts } from "@/texts";
import type { FieldWire, TicketWire } from "@/wire";
import { useChange } from "../data/change";
import { fieldsQuery, useDeskWords } from "../data/desk";
import { Files } from "./field-files";
import { Pick, Plain, Row, Section, Value } from "./row";
import { texts } from "./texts";
import { Typed, type TypedProps } from "./typed";

export function CustomFields({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const { fields, categories } = useDeskWords();
  // Until the fields are there, each of their values looks like a free one.
  const { isSuccess } = useQuery(fieldsQuery);
  const named = categories.find((each) => each.id === ticket.category_id)?.field_ids ?? [];
  const shown = fieldsShown(fields, named, ticket.custom_fields);
  const free = isSuccess ? freeValues(fields, ticket.custom_fields) : [];
  if (shown.length === 0 && free.length === 0) return null;
  return (
    <Section title={t.fields} name="fields">
      <div className="flex flex-col gap-0.5">
        {shown.map((field) => (
          <FieldRow key={field.id} ticket={ticket} field={field} />
        ))}
        {free.map(([key, text]) => (
          <Row key={key} label={key}>
            <Plain>{text}</Plain>
          </Row>
        ))}
      </div>
    </Section>
  );
}

/** A field, and below it what the server refused of it. */
function FieldRow({ ticket, field }: { readonly ticket: TicketWire; readonly field: FieldWire }) {
  const change = useChange(ticket.number);
  const id = useId();
  const t = useTexts(texts);
  const { user, workspace } = useSession();
  const place = `parley.field.${workspace.id}.${user.id}.${ticket.number}.${field.key}`;
  const [fault, setFault] = useState<string>();
  const [saving, setSaving] = useState(0);
  const set = (value: unknown) => {
    setFault(undefined);
    const typed = readKept<unknown>(place);
    const settled = (isMade: boolean) => {
      setSaving((now) => now - 1);
      if (isMade) return forgetKept(place, typed);
      keepAgain(place, typed);
      setFault((said) => said ?? t.notSaved);
    };
    setSaving((now) => now + 1);
    change({ custom_fields: { [field.key]: value } }, { refused: setFault, settled });
  };
  return (
    <Row label={field.required ? `${field.label} *` : field.label}>
      <FieldValue
        field={field}
        value={ticket.custom_fields[field.key] ?? null}
        place={place}
        isSaving={saving > 0}
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
  const mayWrite = useMay("write");
  const options = field.options.map(({ id, label }) => ({ value: id, label }));
  const people = users.map((each) => ({
    value: each.id,
    label: each.name,
    icon: <Avatar name={each.name} src={each.avatar_url} size="tiny" />,
  }));
  if (field.type === "file") return <Files {...props} />;
  if (!mayWrite) {
    const nameOf = (id: string) => users.find((each) => each.id === id)?.name ?? id;
    const text = said(field, value, { yes: t.yes, no: t.no, nameOf });
    return <Plain isEmpty={text === null}>{text ?? t.empty}</Plain>;
  }
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
  }
}

function one(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === null || first === undefined ? null : String(first);
}

interface SeveralProps {
  readonly label: string;
  readonly items: readonly { value: string; label: string }[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Several({ label, items, value, onChange }: SeveralProps) {
  const t = useTexts(texts);
  const chosen = chosenOf(value);
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
