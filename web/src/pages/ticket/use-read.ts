/** What is looked at is read: at once, and again whenever something new is there while the page is seen. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, type TicketWire } from "@/wire";

interface Listed {
  readonly data?: unknown;
  readonly pages?: readonly { readonly data?: unknown }[];
}

export function useRead(number: number, newest: string | undefined): void {
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is a reason to say it again
  useEffect(() => {
    const say = () => {
      if (document.visibilityState !== "visible") return;
      call("POST /tickets/{ticket_id}/read", { path: { ticket_id: String(number) } }).catch(() => undefined);
      client.setQueriesData({ queryKey: ["tickets", "GET /tickets"] }, (old: Listed | undefined) =>
        old ? withRead(old, number) : old,
      );
    };
    say();
    document.addEventListener("visibilitychange", say);
    return () => document.removeEventListener("visibilitychange", say);
  }, [client, number, newest]);
}

/** A reading of a list, whole or in pages, in which this ticket is read. */
export function withRead(listed: Listed, number: number): Listed {
  const read = (data: unknown) =>
    Array.isArray(data)
      ? (data as TicketWire[]).map((each) =>
          each.number === number && each.unread ? { ...each, unread: false } : each,
        )
      : data;
  if (listed.pages) {
    return { ...listed, pages: listed.pages.map((page) => ({ ...page, data: read(page.data) })) };
  }
  return { ...listed, data: read(listed.data) };
}
