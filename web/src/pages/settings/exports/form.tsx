/** What to export: the format, and which tickets. */
import { useQueryClient } from "@tanstack/react-query";
import { Field, Input, Radio, Select, Switch, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useLanguage, useTexts } from "@/texts";
import { call, type ExportCreate } from "@/wire";
import {
  type Form,
  FormSheet,
  FoundField,
  OneField,
  TextField,
  useAll,
  useForm,
  useNamedItems,
  useUserItems,
  WordsField,
} from "../kit";
import { periodOf } from "./period";
import { texts } from "./texts";

interface Values {
  from: string;
  to: string;
  format: ExportCreate["format"];
  status: string;
  state: string;
  priority: string;
  inbox_id: string | null;
  team_id: string | null;
  category_id: string | null;
  customer_id: string | null;
  company_id: string | null;
  assignee_id: string | null;
  unassigned: boolean;
  tags: string[];
  search: string;
}
const BLANK: Values = {
  from: "",
  to: "",
  format: "csv",
  status: "",
  state: "",
  priority: "",
  inbox_id: null,
  team_id: null,
  category_id: null,
  customer_id: null,
  company_id: null,
  assignee_id: null,
  unassigned: false,
  tags: [],
  search: "",
};
/** With a limit, no browser takes a year of six digits. */
const LAST_DAY = "9999-12-30";
const STATES = ["open", "in_progress", "pending", "on_hold", "solved", "closed"] as const;
const PRIORITIES = ["urgent", "high", "medium", "low"] as const;

/** Return the filter that the server wants: what says nothing is left out. */
export function filterOf(values: Values, zone: string): NonNullable<ExportCreate["filter"]> {
  const { format: _, from, to, tags, unassigned, ...rest } = values;
  const said = Object.entries(rest).filter(([, value]) => value);
  return {
    ...Object.fromEntries(said),
    ...periodOf({ from, to }, zone),
    ...(tags.length > 0 ? { tags: tags.join(",") } : {}),
    ...(unassigned ? { unassigned } : {}),
  };
}

export function NewExport({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { zone } = useLanguage();
  const client = useQueryClient();
  const form = useForm<Values>({
    base: BLANK,
    place: "exports.new",
    save: async (_, values) => {
      await call("POST /exports", { body: { format: values.format, filter: filterOf(values, zone) } });
      await client.invalidateQueries({ queryKey: ["exports"] });
      toast({ text: t.started });
      onClose();
    },
  });
  return (
    <FormSheet title={t.newTitle} form={form} isNew submit={t.create} onClose={onClose}>
      <Fields form={form} />
    </FormSheet>
  );
}

function Fields({ form }: { readonly form: Form<Values> }) {
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  const users = useUserItems();
  const statuses = useAll("GET /statuses", { order_by: "position", order_dir: "asc" }).data ?? [];
  const inboxes = useNamedItems("GET /inboxes");
  const teams = useNamedItems("GET /teams");
  const categories = useNamedItems("GET /categories");
  const any = { value: "", label: t.any };
  const { values, set } = form;
  return (
    <>
      <Field label={t.format}>
        <Radio
          label={t.format}
          value={values.format}
          onChange={(format) => set({ format })}
          options={[
            { value: "csv", label: t.formats.csv },
            { value: "ndjson", label: t.formats.ndjson },
          ]}
        />
      </Field>
      <h3 className="border-line border-t pt-4 font-semibold">{t.filter}</h3>
      <div className="flex gap-3">
        <Day
          form={form}
          name="from"
          label={t.from}
          error={form.errorOf("filter.created_after")}
          max={values.to || LAST_DAY}
        />
        <Day
          form={form}
          name="to"
          label={t.to}
          error={form.errorOf("filter.created_before")}
          min={values.from}
          max={LAST_DAY}
        />
      </div>
      <Field label={t.state} error={form.errorOf("filter.state")}>
        <Select
          value={values.state}
          options={[any, ...STATES.map((value) => ({ value, label: words.state[value] }))]}
          onChange={(state) => set({ state })}
        />
      </Field>
      <Field label={t.ticketStatus} error={form.errorOf("filter.status")}>
        <Select
          value={values.status}
          options={[any, ...statuses.map(({ key, name }) => ({ value: key, label: name }))]}
          onChange={(status) => set({ status })}
        />
      </Field>
      <Field label={t.priority} error={form.errorOf("filter.priority")}>
        <Select
          value={values.priority}
          options={[any, ...PRIORITIES.map((value) => ({ value, label: words.priority[value] }))]}
          onChange={(priority) => set({ priority })}
        />
      </Field>
      <FoundField form={form} name="customer_id" kind="customers" label={t.customer} />
      <FoundField form={form} name="company_id" kind="companies" label={t.company} />
      <OneField form={form} name="inbox_id" label={t.inbox} items={inboxes} />
      <OneField form={form} name="team_id" label={t.team} items={teams} />
      <OneField form={form} name="category_id" label={t.category} items={categories} />
      {!values.unassigned && <OneField form={form} name="assignee_id" label={t.assignee} items={users} />}
      <Switch
        label={t.unassigned}
        checked={values.unassigned}
        onChange={(unassigned) => set({ unassigned, ...(unassigned ? { assignee_id: null } : {}) })}
      />
      <WordsField form={form} name="tags" label={t.tags} hint={t.tagsHint} spaced />
      <TextField form={form} name="search" label={t.search} />
    </>
  );
}

interface DayProps {
  readonly form: Form<Values>;
  readonly name: "from" | "to";
  readonly label: string;
  readonly error: string | undefined;
  readonly min?: string;
  readonly max?: string;
}

function Day({ form, name, label, error, ...limits }: DayProps) {
  return (
    <Field label={label} className="min-w-0 flex-1" {...(error ? { error } : {})}>
      <Input
        type="date"
        value={form.values[name]}
        onChange={(event) => form.set({ [name]: event.target.value })}
        {...limits}
      />
    </Field>
  );
}
