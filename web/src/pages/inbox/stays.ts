/** Whether a ticket that was just changed here still belongs to the view: a guess for the eye, the server decides. */
import type { TicketWire } from "@/wire";
import { type Filter, wordsOf } from "./filter";

type Asked = (value: string, ticket: TicketWire, me: string) => boolean;

const anyOf = (value: string, word: string) => wordsOf(value).includes(word);
const ASKED: { readonly [name: string]: Asked } = {
  status: (value, ticket) => anyOf(value, ticket.status),
  state: (value, ticket) => anyOf(value, ticket.state),
  priority: (value, ticket) => anyOf(value.replaceAll("normal", "medium"), ticket.priority),
  assignee_id: (value, { assignee }, me) =>
    value === "none" ? assignee === null : assignee?.id === (value === "me" ? me : value),
  team_id: (value, ticket) => ticket.team_id === value,
  inbox_id: (value, ticket) => ticket.inbox_id === value,
  category_id: (value, ticket) => ticket.category_id === value,
  tags: (value, ticket) => {
    const tags = ticket.tags.map((tag) => tag.toLowerCase());
    return wordsOf(value).every((word) => tags.includes(word.toLowerCase()));
  },
};

/** `me` is the id of whoever is signed in. What cannot be told from the ticket alone (text, dates) is taken to hold. */
export function stays(filter: Filter, ticket: TicketWire, me: string): boolean {
  const { snoozed, unassigned, unread } = filter;
  if (snoozed !== undefined && snoozed !== (ticket.snoozed_until !== null)) return false;
  if (unassigned !== undefined && unassigned !== (ticket.assignee === null)) return false;
  if (unread !== undefined && ticket.unread !== undefined && unread !== ticket.unread) return false;
  return Object.entries(filter).every(
    ([name, value]) => typeof value !== "string" || (ASKED[name]?.(value, ticket, me) ?? true),
  );
}
