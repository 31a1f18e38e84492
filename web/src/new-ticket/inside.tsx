/** What is asked of a new ticket. */
import { useQuery } from "@tanstack/react-query";
import { FieldInputs } from "@/fields";
import { cx } from "@/kit/cx";
import { Combobox, Field, Input, type Priority, Select, Textarea } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { AgentPicker } from "@/pickers";
import { useTexts } from "@/texts";
import { type CategoryWire, type FieldWire, type WireFault, wireWhole } from "@/wire";
import { Customer } from "./customer";
import type { NewTicket } from "./form";
import { texts } from "./texts";

const PRIORITIES: readonly Priority[] = ["urgent", "high", "medium", "low"];

interface InsideProps {
  readonly value: NewTicket;
  readonly change: (fields: Partial<NewTicket>) => void;
  readonly categories: readonly CategoryWire[];
  /** The custom fields that must be filled in. */
  readonly asked: readonly FieldWire[];
  readonly fault: WireFault | undefined;
  /** It was to be made, and nobody knows for whom. */
  readonly isLacking: boolean;
}

export function Inside({ value, change, categories, asked, fault, isLacking }: InsideProps) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const { data: inboxes } = useQuery(wireWhole("GET /inboxes"));
  const named = (inboxes ?? []).map((each) => ({ value: each.id, label: each.name }));
  return (
    <>
      <Customer value={value} change={change} fault={fault} isLacking={isLacking} />
      <Field label={t.subject} error={fault?.fieldMessage("subject")}>
        <Input
          required
          maxLength={500}
          value={value.subject}
          onChange={(event) => change({ subject: event.target.value })}
        />
      </Field>
      <Field label={t.text} error={fault?.fieldMessage("description")} optional>
        <Textarea
          className="max-h-80 min-h-32"
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <div className={cx("grid gap-4", categories.length > 0 ? "sm:grid-cols-2" : "sm:grid-cols-3")}>
        <Field label={t.inbox} error={fault?.fieldMessage("inbox_id")}>
          <Select
            value={value.inbox}
            onChange={(inbox) => change({ inbox })}
            options={[{ value: "", label: t.usual }, ...named]}
          />
        </Field>
        <Field label={t.priority}>
          <Select
            value={value.priority}
            onChange={(priority) => change({ priority: priority as Priority })}
            options={PRIORITIES.map((each) => ({ value: each, label: parts.priority[each] }))}
          />
        </Field>
        <Field label={t.assignee}>
          <AgentPicker value={value.assignee} onChange={(assignee) => change({ assignee })} />
        </Field>
        {categories.length > 0 && (
          <Field label={t.category} error={fault?.fieldMessage("category_id")}>
            <Combobox
              label={t.category}
              value={value.category}
              onChange={(category) => change({ category })}
              items={[
                { value: "", label: t.noCategory },
                ...categories.map((each) => ({ value: each.id, label: each.name })),
              ]}
            />
          </Field>
        )}
      </div>
      {asked.length > 0 && (
        <div className="flex flex-col gap-4">
          <FieldInputs
            fields={asked}
            values={value.fields}
            onChange={(fields) => change({ fields })}
            fault={fault}
          />
        </div>
      )}
    </>
  );
}
