/** The pages of a list as they are kept, and what may happen to a row in them without the list jumping. Pure. */
import type { InfiniteData } from "@tanstack/react-query";
import type { Answer, TicketWire } from "@/wire";
import type { Order } from "./place";

/**
 * A ticket in the list. `gone`: one's own change took it out of the view, and it is not shown. `left`: another's did;
 * it stays where it is, faint, until the list is drawn anew.
 */
export type Row = TicketWire & { readonly mark?: "gone" | "left" | undefined };
export type TicketPage = Answer<"GET /tickets"> & { data: Row[] };
export type Pages = InfiniteData<TicketPage, string | null>;
export type Change = { readonly [K in keyof Row]?: Row[K] | undefined };

const rowsKept = new WeakMap<readonly TicketPage[], readonly Row[]>();

/** Every row that is shown, each once: a ticket that moved meanwhile may come with two pages. */
export function rowsOf(data: Pages | undefined): readonly Row[] {
  if (!data) return [];
  const known = rowsKept.get(data.pages);
  if (known) return known;
  const seen = new Set<string>();
  const rows: Row[] = [];
  for (const page of data.pages) {
    for (const row of page.data) {
      if (row.mark === "gone" || seen.has(row.id)) continue;
      seen.add(row.id);
      rows.push(row);
    }
  }
  rowsKept.set(data.pages, rows);
  return rows;
}

/** Change rows where they stand; pages without one of them stay the same objects. */
export function changed(data: Pages, changes: ReadonlyMap<string, Change>): Pages {
  const pages = data.pages.map((page) => {
    if (!page.data.some((row) => changes.has(row.id))) return page;
    return { ...page, data: page.data.map((row) => ({ ...row, ...changes.get(row.id) }) as Row) };
  });
  return { ...data, pages };
}

/** Whether a ticket that is not in the list would stand among the rows that are loaded, rather than further down. */
export function standsWithin(
  ticket: TicketWire,
  rows: readonly Row[],
  order: Order,
  hasMore: boolean,
): boolean {
  const last = rows.at(-1);
  if (!hasMore || !last) return true;
  const [one, other] = [sortValue(ticket, order), sortValue(last, order)];
  return order.order_dir === "desc" ? one >= other : one <= other;
}

const RANKS = { low: 1, medium: 2, high: 3, urgent: 4 };

function sortValue(ticket: TicketWire, { order_by }: Order): string | number {
  return order_by === "priority" ? RANKS[ticket.priority] : ticket[order_by];
}

const MOMENT = /^(.*?)(?:\.(\d{1,6})\d*)?Z$/;

/** A moment, some microseconds later or earlier: JavaScript's own dates stop at milliseconds. */
export function shifted(moment: string, microseconds: number): string {
  const [, whole = "", fraction = ""] = MOMENT.exec(moment) ?? [];
  const seconds = BigInt(Date.parse(`${whole}Z`)) / 1000n;
  const all = seconds * 1_000_000n + BigInt(fraction.padEnd(6, "0")) + BigInt(microseconds);
  const micros = String(all % 1_000_000n).padStart(6, "0");
  return `${new Date(Number(all / 1_000_000n) * 1000).toISOString().slice(0, 19)}.${micros}Z`;
}
