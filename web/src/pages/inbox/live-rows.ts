/**
 * Keeps a list live without moving it: rows that are there are read again one by one and changed in place, and what is
 * new is only counted, until the person asks to see it.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type LiveEvent, useConnection, useLive } from "@/shell";
import { call, isWireFault } from "@/wire";
import { type Asked, changeRows, drawAnew, listKey, readTickets } from "./list-query";
import { type Change, type Pages, type Row, rowsOf, shifted, standsWithin } from "./rows";

/** Events come in swarms (a batch, an import): they are answered together, and never more often than this. */
const GATHER = 700;
const AT_ONCE = 4;
const MOST = 24;
/** Beyond so many the look at what changed last has to do. */
const MOST_WAITING = 72;
const HEAD = 50;

export interface LiveRows {
  /** How many tickets would stand in the list if it were drawn now. */
  readonly fresh: number;
  readonly drawAnew: () => Promise<void>;
}

export function useLiveRows(asked: Asked): LiveRows {
  const client = useQueryClient();
  const key = JSON.stringify(asked);
  const [fresh, setFresh] = useState<{ key: string; ids: ReadonlySet<string> }>({ key, ids: new Set() });
  const due = useRef({ ids: new Set<string>(), head: false, timer: undefined as Timer, busy: false });
  const latest = useRef({ asked, key });
  useEffect(() => {
    latest.current = { asked, key };
    due.current.ids.clear();
  });
  const run = useCallback(async () => {
    const { ids, head } = due.current;
    const now = latest.current;
    const some = [...ids].slice(0, MOST);
    for (const id of some) ids.delete(id);
    due.current.head = false;
    due.current.busy = true;
    try {
      const found = head ? await lookAtHead(client, now.asked) : [];
      await lookAtRows(client, now.asked, some);
      if (latest.current.key === now.key && head) setFresh({ key: now.key, ids: new Set(found) });
    } catch {
      due.current.head ||= head; // the server is away: the shell says so, and the next event or connection asks again
    } finally {
      due.current.busy = false;
    }
  }, [client]);
  const schedule = useCallback(() => {
    due.current.timer ??= setTimeout(async () => {
      if (!due.current.busy) await run();
      due.current.timer = undefined;
      if (due.current.ids.size > 0) schedule();
    }, GATHER);
  }, [run]);
  const hear = ({ type, data }: LiveEvent) => {
    const id = data["ticket_id" as keyof typeof data] as string | null;
    const pages = client.getQueryData<Pages>(listKey(asked));
    const isKnown = id !== null && rowsOf(pages).some((row) => row.id === id);
    if (isKnown && due.current.ids.size < MOST_WAITING) due.current.ids.add(id);
    else if (isKnown || type.startsWith("ticket.") || type.startsWith("operation.")) due.current.head = true;
    else return;
    schedule();
  };
  useLive("ticket.", hear);
  useLive("message.", hear);
  useLive("operation.", hear);
  const isLive = useConnection() === "live";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, or a connection that is back, is a reason
  useEffect(() => {
    if (!isLive) return;
    due.current.head = true;
    schedule();
  }, [isLive, key, schedule]);
  useEffect(() => () => clearTimeout(due.current.timer), []);
  const anew = useCallback(async () => {
    setFresh({ key: latest.current.key, ids: new Set() });
    await drawAnew(client, latest.current.asked);
  }, [client]);
  return { fresh: fresh.key === key ? fresh.ids.size : 0, drawAnew: anew };
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** Read what changed last in this view; return the ids that the list lacks, and bring known rows up to date. */
async function lookAtHead(client: QueryClient, asked: Asked): Promise<string[]> {
  const head = await readTickets(asked, { order_by: "updated_at", order_dir: "desc", limit: HEAD });
  const data = client.getQueryData<Pages>(listKey(asked));
  if (!data) return [];
  const rows = rowsOf(data);
  const known = new Map(rows.map((row) => [row.id, row]));
  const hasMore = Boolean(data.pages.at(-1)?.meta.next_cursor);
  const changes = new Map<string, Change>();
  const lacking: string[] = [];
  for (const ticket of head.data) {
    const row = known.get(ticket.id);
    if (!row) {
      if (standsWithin(ticket, rows, asked, hasMore)) lacking.push(ticket.id);
    } else if (row.version !== ticket.version || row.unread !== ticket.unread || row.mark) {
      changes.set(ticket.id, { ...ticket, mark: undefined });
    }
  }
  changeRows(client, asked, changes);
  return lacking;
}

async function lookAtRows(client: QueryClient, asked: Asked, ids: readonly string[]): Promise<void> {
  const data = client.getQueryData<Pages>(listKey(asked));
  const rows = rowsOf(data).filter((row) => ids.includes(row.id));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map((row) => lookAt(asked, row)));
    changeRows(client, asked, new Map(read));
  }
}

/** Read one row as the view shows it, found by its moment of birth; one that is not in the view any more has left. */
async function lookAt(asked: Asked, row: Row): Promise<[string, Change]> {
  const moment = { created_after: shifted(row.created_at, -1), created_before: shifted(row.created_at, 1) };
  const page = await readTickets({ ...asked, ...moment }, { limit: 10 });
  const found = page.data.find((each) => each.id === row.id);
  if (found) return [row.id, { ...found, mark: undefined }];
  try {
    const { data } = await call("GET /tickets/{ticket_id}", { path: { ticket_id: row.id } });
    return [row.id, { ...data, mark: "left" }];
  } catch (error) {
    if (isWireFault(error) && error.status === 404) return [row.id, { mark: "left" }];
    throw error;
  }
}
