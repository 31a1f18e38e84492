/**
 * Does things to tickets of the list: at once on the screen, then on the server, and back with a sentence where that
 * refuses. What is done can be undone from the toast that says so.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast, useFaultToast } from "@/parts";
import { useSession } from "@/session/session";
import { type Same, useTexts } from "@/texts";
import { type BatchResult, call, WireFault } from "@/wire";
import { type Act, afterDeed, type Deed, eachOf, type Planned, planned } from "./acts";
import { type Asked, changeRows } from "./list-query";
import type { Change, Row } from "./rows";
import { stays } from "./stays";
import { actTexts } from "./texts-acts";

export interface Acts {
  readonly act: (act: Act, rows: readonly Row[]) => Promise<void>;
  readonly deed: (deed: Deed, rows: readonly Row[]) => Promise<void>;
  readonly merge: (rows: readonly Row[], into: string) => Promise<void>;
}
interface Desk {
  readonly client: QueryClient;
  readonly asked: Asked;
  readonly me: string;
  readonly t: Same<(typeof actTexts)["en"]>;
  readonly onFault: (error: unknown) => void;
}
type Todo = readonly (readonly [row: Row, plan: Planned])[];

const AT_ONCE = 4;
/** What was done to nothing new is said in one place. */
const PLACE = "inbox.acts";

export function useActs(asked: Asked): Acts {
  const client = useQueryClient();
  const t = useTexts(actTexts);
  const onFault = useFaultToast();
  const me = useSession().user.id;
  return useMemo(() => {
    const desk = { client, asked, me, t, onFault };
    return {
      act: (act, rows) => doAct(desk, act, rows),
      deed: (deed, rows) => doDeed(desk, deed, rows),
      merge: (rows, into) => doMerge(desk, rows, into),
    };
  }, [asked, client, me, onFault, t]);
}

function show({ client, asked }: Desk, changes: readonly (readonly [id: string, change: Change])[]): void {
  changeRows(client, asked, new Map(changes));
}

/** Have rows be as they were. */
function back(desk: Desk, rows: readonly Row[]): void {
  show(
    desk,
    rows.map((row) => [row.id, { ...row, mark: row.mark }]),
  );
}

/** Change a row, or take it out of the view that it does not belong to any more. */
function ahead({ asked, me }: Desk, row: Row, change: Change): readonly [string, Change] {
  const next = { ...row, ...change } as Row;
  return [row.id, stays(asked, next, me) ? change : { ...change, mark: "gone" }];
}

async function undoOperation({ t, onFault }: Desk, operation_id: string): Promise<void> {
  try {
    const { data } = await call("POST /operations/{operation_id}/undo", { path: { operation_id } });
    if (data.left.length > 0) toast({ text: t.undoneButFor(data.left.length) });
  } catch (error) {
    onFault(error);
  }
}

async function doAct(desk: Desk, act: Act, rows: readonly Row[]): Promise<void> {
  const todo: Todo = rows.flatMap((row) => {
    const plan = planned(act, row);
    return plan ? [[row, plan] as const] : [];
  });
  if (todo.length === 0) return void toast({ text: desk.t.nothingChanges, id: PLACE });
  show(
    desk,
    todo.map(([row, { change }]) => ahead(desk, row, change)),
  );
  const operations = todo.map(([{ id }, { update, version }]) =>
    version === undefined ? { id, update } : { id, update, if_match: version },
  );
  try {
    const answer = await call("POST /tickets/batch", { body: { mode: "each", operations } });
    settle(desk, act, todo, answer.data, answer.operation?.id);
  } catch (error) {
    back(
      desk,
      todo.map(([row]) => row),
    );
    desk.onFault(error);
  }
}

/** Say what became of a batch: what was refused is as before, with the first reason. */
function settle(
  desk: Desk,
  act: Act,
  todo: Todo,
  results: readonly BatchResult[],
  operation: string | undefined,
): void {
  const refused = todo.filter((_, at) => results[at]?.error).map(([row]) => row);
  const done = todo.filter((_, at) => !results[at]?.error).map(([row]) => row);
  back(desk, refused);
  show(
    desk,
    results.flatMap(({ id, version }) => (id && version ? [[id, { version }] as const] : [])),
  );
  const first = results.find((each) => each.error);
  const why = first?.error ? new WireFault(first.status, first.error) : undefined;
  const [one] = done;
  if (one) {
    const undo = () => {
      back(desk, done);
      if (operation) void undoOperation(desk, operation);
    };
    toast({ text: desk.t.did(act, done.length, one.number), ...(operation ? { undo } : {}) });
  }
  if (!why) return;
  if (one) toast({ text: desk.t.refused(refused.length, why.message), tone: "bad" });
  else desk.onFault(why);
}

async function doDeed(desk: Desk, deed: Deed, rows: readonly Row[]): Promise<void> {
  show(
    desk,
    rows.map((row) => ahead(desk, row, afterDeed(deed))),
  );
  const failed = await eachOf(rows, AT_ONCE, (row) => doOne(deed, row));
  if (failed[0]) {
    back(
      desk,
      failed.map(({ item }) => item),
    );
    desk.onFault(failed[0].error);
  }
  const done = rows.filter((row) => !failed.some(({ item }) => item === row));
  const [one] = done;
  if (!one) return;
  const text = desk.t.did(deed, done.length, one.number);
  if (deed.kind === "read" || deed.kind === "unread") return void toast({ text, id: PLACE, seconds: 2 });
  const undo = () => {
    back(desk, done);
    void eachOf(done, AT_ONCE, (row) => undoOne(deed, row)).then(
      ([left]) => left && desk.onFault(left.error),
    );
  };
  toast({ text, undo });
}

function doOne(deed: Deed, { id }: Row): Promise<unknown> {
  const path = { ticket_id: id };
  if (deed.kind === "snooze") {
    return call("POST /tickets/{ticket_id}/snooze", { path, body: { until: deed.until } });
  }
  if (deed.kind === "delete") return call("DELETE /tickets/{ticket_id}", { path });
  if (deed.kind === "read") return call("POST /tickets/{ticket_id}/read", { path });
  return call("POST /tickets/{ticket_id}/unread", { path });
}

function undoOne(deed: Deed, { id, snoozed_until }: Row): Promise<unknown> {
  const path = { ticket_id: id };
  if (deed.kind === "delete") return call("POST /tickets/{ticket_id}/restore", { path });
  return call("POST /tickets/{ticket_id}/snooze", { path, body: { until: snoozed_until } });
}

/** Merge one by one: each has an operation of its own, undone in the opposite order. */
async function doMerge(desk: Desk, rows: readonly Row[], into: string): Promise<void> {
  const from = rows.filter((row) => row.id !== into);
  const operations: string[] = [];
  show(
    desk,
    from.map((row) => [row.id, { mark: "gone" }]),
  );
  const failed = await eachOf(from, 1, async ({ id }) => {
    const given = { path: { ticket_id: id }, body: { into } };
    const { data } = await call("POST /tickets/{ticket_id}/merge", given);
    operations.unshift(data.operation.id);
  });
  if (failed[0]) {
    back(
      desk,
      failed.map(({ item }) => item),
    );
    desk.onFault(failed[0].error);
  }
  if (operations.length === 0) return;
  const undo = () => {
    back(desk, from);
    void eachOf(operations, 1, (id) => undoOperation(desk, id));
  };
  toast({ text: desk.t.merged(operations.length, into.replace("tkt_", "")), undo });
}
