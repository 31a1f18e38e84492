/** What a chip says: the names of what is chosen, not the ids. */
import { useFormat, useTexts } from "@/texts";
import type { ChipName } from "./chips";
import { type Filter, LIVE_STATES, wordsOf } from "./filter";
import { useCategories, useInboxes, useNameOf, useStatusNames, useTeams, useUsers } from "./names";
import { sourceTexts } from "./sources";
import { texts } from "./texts";

const LIVE = wordsOf(LIVE_STATES);

export function useChipSaid(chip: ChipName, filter: Filter): string {
  const t = useTexts(texts);
  const format = useFormat();
  const names = useNames(chip, filter);
  const list = (value: string | undefined, name: (word: string) => string) =>
    format.list(wordsOf(value).map(name));
  const range = (after: string | undefined, before: string | undefined) => {
    const [from, to] = [after && format.date(after), before && format.date(before)];
    if (from && to) return t.between(from, to);
    return from ? t.since(from) : t.until(to ?? "");
  };
  switch (chip) {
    case "state": {
      const words = wordsOf(filter.state);
      const isLive = words.length === LIVE.length && LIVE.every((state) => words.includes(state));
      return isLive
        ? t.unsolved
        : list(filter.state, (word) => t.states[word as keyof typeof t.states] ?? word);
    }
    case "priority":
      return list(filter.priority, (word) => t.priorities[word as keyof typeof t.priorities] ?? word);
    case "unread":
    case "snoozed":
    case "unassigned":
      return t.flags[chip][filter[chip] ? "true" : "false"];
    case "created":
      return range(filter.created_after, filter.created_before);
    case "updated":
      return range(filter.updated_after, filter.updated_before);
    default:
      return list(filter[chip], (word) => names(word) ?? word);
  }
}

/** Return what names the words of a chip that stands for things with ids or keys. */
function useNames(chip: ChipName, filter: Filter): (word: string) => string | undefined {
  const t = useTexts(texts);
  const sources: Readonly<Record<string, string>> = useTexts(sourceTexts);
  const [users, teams, inboxes, categories] = [useUsers(), useTeams(), useInboxes(), useCategories()];
  const statusNames = useStatusNames();
  const assignee = filter.assignee_id;
  const isKnown = assignee === "me" || assignee === "none" || users.some((each) => each.id === assignee);
  const asked = {
    customer_id: filter.customer_id,
    company_id: filter.company_id,
    assignee_id: isKnown ? undefined : assignee,
  };
  const isFar = chip === "customer_id" || chip === "company_id" || chip === "assignee_id";
  const far = useNameOf(isFar ? chip : "customer_id", isFar ? asked[chip] : undefined);
  const named = (all: readonly { readonly id: string; readonly name: string }[]) => (id: string) =>
    all.find((each) => each.id === id)?.name;
  const own: Record<string, string> = { me: t.me, none: t.nobody };
  const naming: { readonly [K in ChipName]?: (word: string) => string | undefined } = {
    status: (word) => statusNames.get(word),
    assignee_id: (word) => own[word] ?? named(users)(word) ?? far,
    team_id: named(teams),
    inbox_id: named(inboxes),
    category_id: named(categories),
    customer_id: () => far,
    company_id: () => far,
    source: (word) => sources[word],
  };
  return naming[chip] ?? ((word) => word);
}
