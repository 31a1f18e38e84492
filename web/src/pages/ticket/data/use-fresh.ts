/** Keeps the page fresh: news of this ticket, and of its customer, and nothing else, makes what it shows old. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type LiveEvent, useLive } from "@/shell";

const GATHER = 150;

export function useFresh(number: number): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive("", (event) => {
    if (event.type === "presence" || !concerns(event, number)) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({
        predicate: ({ queryKey: [first, which, part] }) =>
          first === "ticket" && which === number && !String(part).startsWith("draft"),
      });
    }, GATHER);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** Whether it is about this ticket; a merge is told of the one that went, and names the other as `into`. */
export function concerns({ data }: LiveEvent, number: number): boolean {
  const said = data as { ticket_id?: unknown; data?: { into?: unknown; tickets?: unknown } };
  const moved = said.data?.tickets;
  return (
    said.ticket_id === `tkt_${number}` ||
    said.data?.into === number ||
    (Array.isArray(moved) && moved.includes(number))
  );
}
