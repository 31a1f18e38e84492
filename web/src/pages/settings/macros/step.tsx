/** One step of a macro: its name, what belongs to it, and taking it away. */
import { X } from "lucide-react";
import { Combobox, type ComboboxItem, Field, IconButton, Input, type Priority, Select } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { kitTexts, numberOf, useAll, useNamedItems, useUserItems, Words } from "../kit";
import type { Action } from "./actions";
import { FieldValues } from "./field-values";
import { MessageText } from "./message-text";
import { texts } from "./texts";

interface Props {
  readonly action: Action;
  readonly error: string | undefined;
  /** It has just been added: the caret belongs here. */
  readonly isFresh: boolean;
  readonly onChange: (action: Action) => void;
  readonly onRemove: () => void;
}
const PRIORITIES: readonly Priority[] = ["urgent", "high", "medium", "low"];
const NONE = "none";

export function Step({ action, error, isFresh, onChange, onRemove }: Props) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const name = t.types[action.type];
  return (
    <div className="flex items-start gap-2 rounded-lg border border-line p-3">
      <div className="min-w-0 flex-1">
        <Inside action={action} name={name} error={error} isFresh={isFresh} onChange={onChange} />
      </div>
      <IconButton small label={kit.takeAway(name)} icon={<X className="size-4" />} onClick={onRemove} />
    </div>
  );
}

type InsideProps = Omit<Props, "onRemove"> & { readonly name: string };

function Inside({ action, name, error, isFresh, onChange }: InsideProps) {
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  switch (action.type) {
    case "reply":
    case "note":
      return (
        <MessageText
          label={name}
          error={error}
          isFresh={isFresh}
          text={action.content}
          isHtml={action.format === "html"}
          onChange={(content) => onChange({ ...action, content })}
        />
      );
    case "tags_add":
    case "tags_remove":
      return (
        <Words
          label={name}
          hint={t.tagsHint}
          error={error}
          words={action.tags}
          spaced
          onChange={(tags) => onChange({ ...action, tags })}
        />
      );
    case "priority":
      return (
        <Field label={name} error={error}>
          <Select
            value={action.priority}
            options={PRIORITIES.map((value) => ({ value, label: words.priority[value] }))}
            onChange={(priority) => onChange({ ...action, priority: priority as Priority })}
          />
        </Field>
      );
    case "snooze":
      return (
        <Field label={`${name}: ${t.minutes}`} error={error}>
          <Input
            type="number"
            min={1}
            value={action.minutes || ""}
            onChange={(event) => onChange({ ...action, minutes: numberOf(event.target.value) ?? 0 })}
          />
        </Field>
      );
    case "fields":
      return (
        <FieldValues
          label={name}
          error={error}
          values={action.values}
          onChange={(values) => onChange({ ...action, values })}
        />
      );
    default:
      return <Chosen action={action} name={name} error={error} onChange={onChange} />;
  }
}

type Choice = Extract<Action, { type: "status" | "assignee" | "team" | "category" | "inbox" }>;
interface ChosenProps {
  readonly action: Choice;
  readonly name: string;
  readonly error: string | undefined;
  readonly onChange: (action: Action) => void;
}

/** A step that names one of what the workspace has. */
function Chosen({ action, name, error, onChange }: ChosenProps) {
  const items = useItems(action.type);
  return (
    <Field label={name} error={error}>
      <Combobox
        label={name}
        items={items}
        value={idOf(action) ?? NONE}
        onChange={(value) => onChange(chosen(action.type, value === NONE ? null : value))}
      />
    </Field>
  );
}

function idOf(action: Choice): string | null {
  if (action.type === "status") return action.status;
  if (action.type === "assignee") return action.assignee_id;
  if (action.type === "team") return action.team_id;
  return action.type === "category" ? action.category_id : action.inbox_id;
}

function chosen(type: Choice["type"], value: string | null): Action {
  if (type === "status") return { type, status: value ?? "" };
  if (type === "assignee") return { type, assignee_id: value };
  if (type === "team") return { type, team_id: value };
  return type === "category" ? { type, category_id: value } : { type, inbox_id: value ?? "" };
}

function useItems(type: Choice["type"]): readonly ComboboxItem[] {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const users = useUserItems();
  const teams = useNamedItems("GET /teams");
  const categories = useNamedItems("GET /categories");
  const inboxes = useNamedItems("GET /inboxes");
  const statuses = useAll("GET /statuses", { order_by: "position", order_dir: "asc" });
  if (type === "status") return (statuses.data ?? []).map((each) => ({ value: each.key, label: each.name }));
  if (type === "assignee") return [{ value: "me", label: t.me }, { value: NONE, label: t.nobody }, ...users];
  if (type === "inbox") return inboxes;
  return [{ value: NONE, label: kit.none }, ...(type === "team" ? teams : categories)];
}
