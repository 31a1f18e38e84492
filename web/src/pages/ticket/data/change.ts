/**
 * Changing the ticket: shown at once, sent one after the other, each made from the version that is known. When somebody
 * else was quicker, the change is made again if it touches nothing of theirs; else it is told, and can be done anyway.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toast, useFaultToast } from "@/parts";
import { useTexts } from "@/texts";
import { call, isWireFault, type TicketUpdate, type TicketWire } from "@/wire";
import { texts } from "../texts";
import { useDeskWords } from "./desk";
import { applied, conflicts, inverse, rebased } from "./model";
import { ticketKey } from "./queries";

interface Change {
  readonly body: TicketUpdate;
  /** The ticket that it was made from. */
  readonly base: TicketWire;
  readonly options: ChangeOptions;
}
interface Line {
  readonly waiting: Change[];
  last: Promise<void>;
}
export interface ChangeOptions {
  /** Say it, with a way back. */
  readonly said?: string | undefined;
  /** Hears what the server says of a value that it does not take, which is then said at the field and nowhere else. */
  readonly refused?: ((why: string) => void) | undefined;
  /** Hears at last whether it was made: what was typed is needed until then. */
  readonly settled?: ((isMade: boolean) => void) | undefined;
}

const lines = new Map<number, Line>();
const MOST_TRIES = 4;

export function readTicket(client: QueryClient, number: number): TicketWire | undefined {
  return client.getQueryData<{ data: TicketWire }>(ticketKey(number))?.data;
}

export function useChange(number: number): (body: TicketUpdate, options?: ChangeOptions) => void {
  const client = useQueryClient();
  const words = useDeskWords();
  const t = useTexts(texts);
  const sayFault = useFaultToast();
  return useCallback(
    (body, options = {}) => {
      const write = (ticket: TicketWire) => client.setQueryData(ticketKey(number), { data: ticket });
      const shown = (ticket: TicketWire, waiting: readonly Change[]) =>
        write(waiting.reduce((now, each) => applied(now, each.body, words), ticket));
      const begin = (wanted: TicketUpdate, options: ChangeOptions = {}) => {
        const base = readTicket(client, number);
        if (!base) return;
        const line = lines.get(number) ?? { waiting: [], last: Promise.resolve() };
        lines.set(number, line);
        const change = { body: wanted, base, options };
        line.waiting.push(change);
        write(applied(base, wanted, words));
        line.last = line.last.then(() => make(line, change));
        if (options.said) toast({ text: options.said, undo: () => begin(inverse(base, wanted)) });
      };
      const done = (line: Line, change: Change, ticket: TicketWire) => {
        line.waiting.splice(line.waiting.indexOf(change), 1);
        // An answer may leave out what is long (the description): what is known of it stays.
        shown({ ...readTicket(client, number), ...ticket }, line.waiting);
      };
      const say = (error: unknown, { refused }: ChangeOptions) => {
        if (!(error instanceof Overtaken)) {
          const said = fieldsOf(error);
          if (said && refused) return refused(said);
          return said ? toast({ text: said, tone: "bad" }) : sayFault(error);
        }
        const names = error.names.map((each) => nameOf(each, t.properties, words.fields));
        const redo = { label: t.redo, run: () => begin(error.change) };
        return toast({ text: t.overtaken(names), tone: "bad", action: redo, seconds: 30 });
      };
      const make = async (line: Line, change: Change) => {
        await client.cancelQueries({ queryKey: ticketKey(number) });
        try {
          done(line, change, await sent(client, number, change));
          settle(change, true);
        } catch (error) {
          const fresh = error instanceof Overtaken ? error.fresh : undoneOf(client, number, change, words);
          if (fresh) done(line, change, fresh);
          else line.waiting.splice(line.waiting.indexOf(change), 1);
          say(error, change.options);
          settle(change, false);
        }
      };
      begin(body, options);
    },
    [client, number, words, t, sayFault],
  );
}

/** Say it once everybody has seen the ticket as it is now, which the cache tells a moment later. */
function settle({ options }: Change, isMade: boolean): void {
  if (options.settled) setTimeout(options.settled, 0, isMade);
}

class Overtaken extends Error {
  readonly fresh: TicketWire;
  readonly names: readonly string[];
  readonly change: TicketUpdate;
  constructor(fresh: TicketWire, names: readonly string[], change: TicketUpdate) {
    super("overtaken");
    this.fresh = fresh;
    this.names = names;
    this.change = change;
  }
}

/** Send it, again from a newer version as long as that does no harm. Throws Overtaken. */
async function sent(client: QueryClient, number: number, { body, base }: Change): Promise<TicketWire> {
  const path = { ticket_id: String(number) };
  let wanted = body;
  let version = readTicket(client, number)?.version ?? base.version;
  for (let tried = 1; ; tried++) {
    try {
      return (await call("PATCH /tickets/{ticket_id}", { path, body: wanted, version })).data;
    } catch (error) {
      if (!isWireFault(error) || error.status !== 412 || tried >= MOST_TRIES) throw error;
      const { data: fresh } = await call("GET /tickets/{ticket_id}", { path });
      const names = conflicts(base, fresh, body);
      wanted = rebased(base, fresh, body);
      if (names.length > 0) throw new Overtaken(fresh, names, wanted);
      version = fresh.version;
    }
  }
}

/** The ticket as it stands in the cache, without what this change had made of it. */
function undoneOf(client: QueryClient, number: number, change: Change, words: Parameters<typeof applied>[2]) {
  const now = readTicket(client, number);
  return now && applied(now, inverse(change.base, change.body), words);
}

/** What the server says of the fields that it refused. */
function fieldsOf(error: unknown): string {
  return isWireFault(error) ? error.fields.map((each) => each.message).join(" ") : "";
}

function nameOf(
  name: string,
  properties: Readonly<Record<string, string>>,
  fields: readonly { key: string; label: string }[],
): string {
  return properties[name] ?? fields.find((each) => each.key === name)?.label ?? name;
}
