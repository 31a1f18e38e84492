/** Changes to a ticket in words: "Priority: High". */
import { texts as partTexts } from "@/parts/texts";
import { useFormat, useTexts } from "@/texts";
import { type DeskWords, useDeskWords } from "../data/desk";
import { texts as pageTexts } from "../texts";

interface Props {
  readonly changes: Readonly<Record<string, unknown>>;
  readonly nothing: string;
}

export function Changes({ changes, nothing }: Props) {
  const { properties } = useTexts(pageTexts);
  const { priority } = useTexts(partTexts);
  const format = useFormat();
  const words = useDeskWords();
  const { custom_fields: fields, ...plain } = changes;
  const lines = [...Object.entries(plain), ...Object.entries((fields ?? {}) as object)];
  if (lines.length === 0) return <p className="text-faint">{nothing}</p>;
  const labelOf = (name: string) =>
    (properties as Readonly<Record<string, string>>)[name] ??
    words.fields.find((each) => each.key === name)?.label ??
    name;
  const spelled = (name: string, value: unknown): string => {
    if (value === null || value === undefined) return "–";
    if (Array.isArray(value)) return value.join(", ") || "–";
    if (name === "priority")
      return (priority as Readonly<Record<string, string>>)[String(value)] ?? String(value);
    if (name === "snoozed_until") return `${format.date(String(value))}, ${format.time(String(value))}`;
    return nameOf(words, String(value));
  };
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-faint">{labelOf(name)}</dt>
          <dd className="min-w-0 break-words">{spelled(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The name of whatever has this id or key, else the text itself. */
function nameOf(words: DeskWords, value: string): string {
  const named = [words.users, words.teams, words.inboxes, words.categories].flat();
  return (
    words.statuses.find((each) => each.key === value)?.name ??
    named.find((each) => each.id === value)?.name ??
    value
  );
}
