/** What can be done to the ticket beyond its properties, each with its way back. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { toast, useFaultToast } from "@/parts";
import { useSession } from "@/session/session";
import { useFormat, useTexts } from "@/texts";
import { call, type StatusWire, type TicketWire } from "@/wire";
import { readTicket, useChange } from "../data/change";
import { useDeskWords } from "../data/desk";
import { ticketKey } from "../data/queries";
import { texts } from "../texts";
import { forgetDeleted, rememberDeleted } from "./deleted";

export interface Acts {
  readonly solveOrReopen: () => void;
  readonly setState: (state: StatusWire["state"]) => void;
  readonly assignMe: () => void;
  readonly snooze: (until: Date | null) => void;
  readonly remove: () => void;
  readonly restore: () => void;
  readonly unread: () => void;
  readonly copyLink: () => void;
  readonly merge: (into: number) => Promise<void>;
  readonly split: (messages: readonly string[], subject: string) => Promise<void>;
}

/** Acts that are done on a ticket that is there: `ticket` is read when one of them is called. */
export function useActs(number: number): Acts {
  const client = useQueryClient();
  const navigate = useNavigate();
  const change = useChange(number);
  const { statuses } = useDeskWords();
  const { user } = useSession();
  const t = useTexts(texts);
  const format = useFormat();
  const sayFault = useFaultToast();
  return useMemo(() => {
    const path = { ticket_id: String(number) };
    const to = (other: number) => navigate({ to: "/tickets/$number", params: { number: String(other) } });
    const safely = (work: () => Promise<unknown>) => void work().catch(sayFault);
    const write = (ticket: TicketWire) =>
      client.setQueryData(ticketKey(number), (old: { data: TicketWire } | undefined) => ({
        data: { ...old?.data, ...ticket },
      }));
    const setState = (state: StatusWire["state"]) => {
      const wanted = statuses.find((each) => each.state === state);
      const said: Partial<Record<string, string>> = { solved: t.solved, open: t.reopened };
      if (wanted) change({ status: wanted.key }, { said: said[state] });
    };
    const undo = async (operation_id: string, back: number) => {
      const { data } = await call("POST /operations/{operation_id}/undo", { path: { operation_id } });
      toast({ text: data.left.length ? t.leftAlone : t.undone });
      await client.invalidateQueries({ queryKey: ["ticket"] });
      await to(back);
    };
    const snooze = async (until: Date | null) => {
      const before = readTicket(client, number)?.snoozed_until ?? null;
      const body = { until: until?.toISOString() ?? null };
      write((await call("POST /tickets/{ticket_id}/snooze", { path, body })).data);
      const said = until ? t.snoozed(`${format.date(until)}, ${format.time(until)}`) : t.woken;
      const back = before && Date.parse(before) > Date.now() ? new Date(before) : null;
      toast({ text: said, undo: () => safely(() => snooze(back)) });
    };
    const restore = async () => {
      await call("POST /tickets/{ticket_id}/restore", { path });
      forgetDeleted(number);
      toast({ text: t.restored });
      await client.invalidateQueries({ queryKey: ["ticket", number] });
      await to(number);
    };
    const remove = async () => {
      await call("DELETE /tickets/{ticket_id}", { path });
      rememberDeleted(number);
      toast({ text: t.wasDeleted, undo: () => safely(restore) });
    };
    return {
      setState,
      solveOrReopen: () => {
        const state = readTicket(client, number)?.state;
        // A closed ticket keeps its status for ever.
        if (state && state !== "closed") setState(state === "solved" ? "open" : "solved");
      },
      assignMe: () => change({ assignee_id: user.id }, { said: t.assignedMe }),
      snooze: (until) => safely(() => snooze(until)),
      remove: () => safely(remove),
      restore: () => safely(restore),
      unread: () =>
        safely(async () => {
          await call("POST /tickets/{ticket_id}/unread", { path });
          toast({ text: t.markedUnread });
          await client.invalidateQueries({ queryKey: ["tickets"] });
        }),
      copyLink: () => safely(() => copy(`${location.origin}/app/tickets/${number}`, t.copied)),
      merge: async (into) => {
        const { data } = await call("POST /tickets/{ticket_id}/merge", { path, body: { into } });
        await client.invalidateQueries({ queryKey: ["ticket"] });
        await to(into);
        toast({
          text: t.merged(number, `#${into}`),
          undo: () => safely(() => undo(data.operation.id, number)),
        });
      },
      split: async (messages, subject) => {
        const body = { message_ids: [...messages], ...(subject ? { subject } : {}) };
        const { data } = await call("POST /tickets/{ticket_id}/split", { path, body });
        await client.invalidateQueries({ queryKey: ["ticket", number] });
        await to(data.number);
        toast({
          text: t.wasSplit(`#${data.number}`),
          undo: () => safely(() => undo(data.operation.id, number)),
        });
      },
    };
  }, [client, navigate, change, statuses, user, t, format, sayFault, number]);
}

async function copy(text: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  toast({ text: said });
}
