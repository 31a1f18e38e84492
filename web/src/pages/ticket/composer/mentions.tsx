/** Naming somebody by @: the list that opens above the words. */
import type { MentionOptions } from "@tiptap/extension-mention";
import type { SuggestionProps } from "@tiptap/suggestion";
import { cx } from "@/kit/cx";
import { Avatar } from "@/parts";
import { LAYER, LINE } from "@/parts/menu";
import { useTexts } from "@/texts";
import type { UserWire } from "@/wire";
import { texts } from "./texts";

interface Person {
  readonly id: string;
  readonly label: string;
}
export interface Asked {
  readonly people: readonly Person[];
  readonly at: number;
  readonly choose: (person: Person) => void;
}
type Show = (asked: Asked | null) => void;

const MOST = 6;

/** Settings of the editor's mentions: it asks `people` for who there is, and `show` hears what to show. */
export function mentionsOf(
  people: () => readonly UserWire[],
  show: Show,
): MentionOptions<Person>["suggestion"] {
  return {
    char: "@",
    items: ({ query }) => matching(people(), query),
    render: () => {
      let now: Asked | null = null;
      const set = (next: Asked | null) => {
        now = next;
        show(next);
      };
      const take = ({ items, command }: Pick<SuggestionProps<Person, Person>, "items" | "command">) =>
        set(items.length ? { people: items, at: 0, choose: command } : null);
      return {
        onStart: take,
        onUpdate: take,
        onExit: () => set(null),
        onKeyDown: ({ event }) => now !== null && answer(event.key, now, set),
      };
    },
  };
}

/** What a key does to the list; whether it was meant for it. */
function answer(key: string, now: Asked, set: Show): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const person = now.people[now.at];
  if (step) set({ ...now, at: (now.at + step + now.people.length) % now.people.length });
  else if ((key === "Enter" || key === "Tab") && person) now.choose(person);
  else if (key === "Escape") set(null);
  else return false;
  return true;
}

/** Who is meant by these letters: beginnings of names first. */
export function matching(people: readonly UserWire[], query: string): Person[] {
  const wanted = query.toLowerCase();
  const rank = ({ name, email }: UserWire) => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    if (lower.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    return lower.includes(wanted) || email.toLowerCase().startsWith(wanted) ? 2 : 3;
  };
  return people
    .filter((each) => each.active && rank(each) < 3)
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST)
    .map(({ id, name }) => ({ id, label: name }));
}

export function MentionList({ asked }: { readonly asked: Asked }) {
  const t = useTexts(texts);
  return (
    <div
      role="listbox"
      aria-label={t.mentions}
      // Above the line with "Reply" and "Note", which can be pressed still.
      className={cx(LAYER, "absolute start-3 bottom-full mb-10 w-64")}
    >
      {asked.people.map((person, at) => (
        <button
          key={person.id}
          type="button"
          role="option"
          aria-selected={at === asked.at}
          className={cx(LINE, at === asked.at && "bg-hover")}
          onMouseDown={(event) => {
            event.preventDefault();
            asked.choose(person);
          }}
        >
          <Avatar name={person.label} size="tiny" />
          <span className="truncate">{person.label}</span>
        </button>
      ))}
    </div>
  );
}
