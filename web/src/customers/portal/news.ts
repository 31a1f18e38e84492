/** News: how many requests have an answer that was not seen yet, as the server last said; and what was seen, told to it. */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { call } from "@/wire/client";
import type { RequestWire } from "@/wire/native.gen";

let count = 0;
const listeners = new Set<() => void>();

/** Take over what the server says. */
export function tellNews(unread: number): void {
  if (unread === count) return;
  count = unread;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How many requests have an unseen answer. */
export function useNews(): number {
  return useSyncExternalStore(subscribe, () => count);
}

/** The team's last message, up to which whoever looks has seen the request. */
export function lastAnswer({ messages }: Pick<RequestWire, "messages">): string | undefined {
  return messages.findLast((each) => each.author.type === "team")?.id;
}

/** Say that the request was seen, each answer once, and only while somebody looks. */
export function useSeen(request: RequestWire | undefined): void {
  const told = useRef<string>(undefined);
  useEffect(() => {
    const answer = request && lastAnswer(request);
    if (answer === undefined || answer === told.current || document.visibilityState !== "visible") return;
    call("POST /portal/tickets/{number}/read", {
      path: { number: String(request?.number) },
      body: { up_to: answer },
    }).then(
      ({ data }) => {
        told.current = answer;
        tellNews(data.unread_requests);
      },
      () => undefined, // It is tried again when the request is read again.
    );
  }, [request]);
}
