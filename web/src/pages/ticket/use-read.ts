/** What is looked at is read: at once, and again whenever something new is there while the page is seen. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "@/wire";
import { markRead } from "./data/lists";

export function useRead(number: number, newest: string | undefined): void {
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is a reason to say it again
  useEffect(() => {
    const say = () => {
      if (document.visibilityState !== "visible") return;
      call("POST /tickets/{ticket_id}/read", { path: { ticket_id: String(number) } }).catch(() => undefined);
      markRead(client, number);
    };
    say();
    document.addEventListener("visibilitychange", say);
    return () => document.removeEventListener("visibilitychange", say);
  }, [client, number, newest]);
}
