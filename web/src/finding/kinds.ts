/** What the search finds: in which order, with which picture, and where it leads. */
import { Book, Building2, MessageSquare, Ticket, User } from "lucide-react";
import { articlePlace, companyPlace, customerPlace, ticketNumber, ticketPlace } from "@/places";
import type { HitWire } from "@/wire";

/** The types of hits, each with the word by which the API is asked for it. */
export const TYPES = {
  ticket: "tickets",
  message: "messages",
  customer: "customers",
  company: "companies",
  article: "articles",
} as const;
export type HitType = keyof typeof TYPES;
export const ORDER = Object.keys(TYPES) as readonly HitType[];
export const ICONS: Record<string, typeof Ticket> = {
  ticket: Ticket,
  message: MessageSquare,
  customer: User,
  company: Building2,
  article: Book,
};
/** What the server takes. */
export const LONGEST_QUERY = 1000;

/** Where a hit leads. */
export function placeOf(hit: HitWire): string {
  if (hit.type === "customer") return customerPlace(hit.id);
  if (hit.type === "company") return companyPlace(hit.id);
  if (hit.type === "article") return articlePlace(hit.id);
  return ticketPlace(hit.ticket_id ?? hit.id, hit.type === "message" ? hit.id : null);
}

/** The number by which people know a ticket: `#12` of `tkt_12`. */
export function numberOf(hit: HitWire): string {
  return hit.ticket_id ? `#${ticketNumber(hit.ticket_id)}` : "";
}

/** The hits of each type, in the order of types; those without any are left out. */
export function grouped(hits: readonly HitWire[]): readonly (readonly [HitType, readonly HitWire[]])[] {
  const groups = ORDER.map((type) => [type, hits.filter((hit) => hit.type === type)] as const);
  return groups.filter(([, found]) => found.length > 0);
}
