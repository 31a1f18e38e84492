/** What an event says, in a sentence that follows the name of who did it: "set the priority to High". Pure. */
import type { Same } from "@/texts";
import type { EventWire } from "@/wire";
import { byNumber, type DeskWords } from "../data/desk";
import type { texts } from "./texts";

type Texts = Same<(typeof texts)["en"]>["events"];
type Pair = readonly [before: unknown, after: unknown];
interface Tools {
  readonly t: Texts;
  readonly words: DeskWords;
  readonly priorities: Readonly<Record<string, string>>;
  readonly date: (at: string) => string;
}

const PRIORITIES = ["", "low", "medium", "high", "urgent"];

/** Return the sentences of one event; none for what is no news to a reader. */
export function sentencesOf(event: EventWire, tools: Tools): readonly string[] {
  const { t, words, date } = tools;
  const data = event.data;
  const status = (key: unknown) => words.statuses.find((each) => each.key === key)?.name ?? String(key);
  const into = `#${String(data["into"])}`;
  const plain: Record<string, () => string | readonly string[]> = {
    "ticket.status_changed": () => t.status(status(data["after"])),
    "ticket.assigned": () => assigned(event, tools),
    "ticket.snoozed": () => t.snoozed(date(String(data["until"]))),
    "ticket.woken": () => t.woken,
    "ticket.unattended": () => t.unattended(Number(data["minutes"] ?? 0)),
    "ticket.deleted": () => t.deleted,
    "ticket.restored": () => t.restored,
    "ticket.merged": () => t.merged(into),
    "ticket.unmerged": () => t.unmerged(into),
    "ticket.split": () => t.split(into),
    "ticket.unsplit": () => t.unsplit(into),
    "ticket.continued": () => t.continued(into),
    "ticket.followers_changed": () => t.followers,
    "ticket.updated": () => updated(event, tools),
    "ticket.shared": () => t.shared,
    "ticket.unshared": () => t.unshared,
    "survey.requested": () => t.surveyRequested,
    "survey.received": () => t.surveyReceived,
  };
  const said = plain[event.type]?.() ?? (event.type.startsWith("link.") ? t.linked : []);
  return typeof said === "string" ? [said] : said;
}

function assigned(event: EventWire, { t, words }: Tools): readonly string[] {
  const data = event.data;
  const said: string[] = [];
  if (data["assignee_id"] !== data["assignee_before"]) {
    const id = data["assignee_id"];
    const isSelf = id !== null && event.actor.type === "agent" && event.actor.id === `user_${String(id)}`;
    if (id === null) said.push(t.unassigned);
    else said.push(isSelf ? t.took : t.assigned(byNumber(words.users, id)?.name ?? t.somebody));
  }
  if (data["team_id"] !== data["team_before"]) {
    const id = data["team_id"];
    said.push(id === null ? t.noTeam : t.team(byNumber(words.teams, id)?.name ?? t.some));
  }
  return said;
}

function updated(event: EventWire, { t, words, priorities }: Tools): readonly string[] {
  const data = event.data as { changes?: object; personal_changes?: object; subject?: unknown };
  const changes = { ...data.changes, ...data.personal_changes } as Record<string, Pair>;
  const named = (things: readonly { id: string; name: string }[], id: unknown) =>
    byNumber(things, id)?.name ?? t.some;
  const one: Record<string, (pair: Pair) => string | readonly string[]> = {
    priority: ([, after]) => t.priority(priorities[PRIORITIES[Number(after)] ?? ""] ?? String(after)),
    inbox_id: ([, after]) => t.inbox(named(words.inboxes, after)),
    category_id: ([, after]) => (after === null ? t.noCategory : t.category(named(words.categories, after))),
    tags: (pair) => difference(pair, t.tagged, t.untagged),
    cc: (pair) => difference(pair, t.cc, t.noCc),
    custom_fields: (pair) => fieldsChanged(pair, t, words),
    customer_id: () => t.customer,
    company_id: () => t.company,
    description: () => t.description,
    open: ([, after]) => (after ? t.opened : t.shut),
  };
  const said = Object.entries(changes).flatMap(([name, pair]) => one[name]?.(pair) ?? []);
  return Array.isArray(data.subject) ? [...said, t.subject(String(data.subject[1]))] : said;
}

function difference([before, after]: Pair, added: Text, gone: Text): readonly string[] {
  const [old, now] = [listed(before), listed(after)];
  const plus = now.filter((each) => !old.includes(each));
  const minus = old.filter((each) => !now.includes(each));
  return [
    ...(plus.length ? [added(plus.join(", "))] : []),
    ...(minus.length ? [gone(minus.join(", "))] : []),
  ];
}
type Text = (words: string) => string;

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function fieldsChanged([before, after]: Pair, t: Texts, words: DeskWords): readonly string[] {
  const [old, now] = [before, after].map((each) => (each ?? {}) as Record<string, unknown>);
  const ids = Object.keys({ ...old, ...now });
  const moved = ids.filter((id) => JSON.stringify(old?.[id]) !== JSON.stringify(now?.[id]));
  const names = moved.map((id) => byNumber(words.fields, id)?.label ?? t.some);
  return names.length ? [t.field(names.join(", "))] : [];
}
