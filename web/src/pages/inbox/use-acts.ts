/**
 * Does things to tickets of the list: at once on the screen, then on the server, and back with a sentence where that
 * refuses. What is done can be undone from the toast that says so.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast, useFaultToast } from "@/parts";
import { useSession } from "@/session/session";
import { type Same, useTexts } from "@/texts";
import { type BatchResult, call, faultFrom } from "@/wire";
import { type Act, eachOf, type Planned, planned } from "./acts";
import { type Asked, changeRows } from "./list-query";
import type { Change, Row } from "./rows";
import { stays } from "./stays";
import { actTexts } from "./texts-acts";

export interface Acts {
  readonly act: (act: Act, rows: readonly Row[]) => Promise<void>;
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
type Changes = readonly (readonly [id: string, change: Change])[];

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
      merge: (rows, into) => doMerge(desk, rows, into),
    };
  }, [asked, client, me, onFault, t]);
}

function show({ client, asked }: Desk, changes: Changes): void {
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

/** Undo on the server what is undone on the screen already; where that is refused, the rows are `done` again. */
async function undoOperation(desk: Desk, operation_id: string, done: Changes): Promise<void> {
  try {
    const { data } = await call("POST /operations/{operation_id}/undo", { path: { operation_id } });
    if (data.left.length > 0) toast({ text: desk.t.undoneButFor(data.left.length) });
  } catch (error) {
    show(desk, done);
    desk.onFault(error);
  }
}

async function doAct(desk: Desk, act: Act, rows: readonly Row[]): Promise<void> {
  const todo: Todo = rows.flatMap((row) => {
    const plan = planned(act, row);
    return plan ? [[row, plan] as const] : [];
  });
  if (rows.length === 0) return;
  if (todo.length === 0) return void toast({ text: desk.t.nothingChanges, id: PLACE });
  show(
    desk,
    todo.map(([row, { change }]) => ahead(desk, row, change)),
  );
  const operations = todo.map(([, { operation }]) => operation);
  try {
    const answer = await call("POST /tickets/batch", { body: { mode: "each", operations } });
    await settle(desk, act, todo, answer.data, answer.operation?.id);
  } catch (error) {
    back(
      desk,
      todo.map(([row]) => row),
    );
    desk.onFault(error);
  }
}

/** Say what became of a batch: what was refused is as before, with the first reason. */
async function settle(
  desk: Desk,
  act: Act,
  todo: Todo,
  results: readonly BatchResult[],
  operation: string | undefined,
): Promise<void> {
  const refused = todo.filter((_, at) => results[at]?.error).map(([row]) => row);
  const done = todo.filter((_, at) => !results[at]?.error);
  back(desk, refused);
  show(desk, results.flatMap(found));
  const first = results.find((each) => each.error);
  const why = first?.error ? await faultFrom(first.status, first.error) : undefined;
  const [one] = done;
  if (one) {
    const text = desk.t.did(act, done.length, one[0].number);
    toast(operation ? { text, undo: undoOf(desk, done, operation) } : { text, id: PLACE, seconds: 2 });
  }
  if (!why) return;
  if (one) toast({ text: desk.t.refused(refused.length, why.message), tone: "bad" });
  else desk.onFault(why);
}

/** What the server says of a ticket that it changed. */
function found({ id, version, unread }: BatchResult): Changes {
  if (!id) return [];
  if (typeof unread === "boolean") return [[id, { unread }]];
  return version ? [[id, { version }]] : [];
}

function undoOf(desk: Desk, done: Todo, operation: string): () => void {
  return () => {
    back(
      desk,
      done.map(([row]) => row),
    );
    const again = done.map(([row, { change }]) => ahead(desk, row, change));
    void undoOperation(desk, operation, again);
  };
}

/** Merge one by one: each has an operation of its own, undone in the opposite order. */
async function doMerge(desk: Desk, rows: readonly Row[], into: string): Promise<void> {
  const from = rows.filter((row) => row.id !== into);
  const operations: (readonly [operation: string, row: Row])[] = [];
  const gone = (row: Row) => [row.id, { mark: "gone" }] as const;
  show(desk, from.map(gone));
  const failed = await eachOf(from, 1, async (row) => {
    const given = { path: { ticket_id: row.id }, body: { into } };
    const { data } = await call("POST /tickets/{ticket_id}/merge", given);
    operations.unshift([data.operation.id, row]);
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
    back(
      desk,
      operations.map(([, row]) => row),
    );
    void eachOf(operations, 1, ([id, row]) => undoOperation(desk, id, [gone(row)]));
  };
  toast({ text: desk.t.merged(operations.length, into.replace("tkt_", "")), undo });
}
