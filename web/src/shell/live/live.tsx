/**
 * What happens at the desk, as it happens. Readings made by `wireQuery` are refreshed by themselves; for more:
 *
 *     useLive("ticket.", (event) => …)      hear events whose type starts so
 *     useConnection()                       whether the page is live
 */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { SESSION_KEY, useSession } from "@/session/session";
import type { EventWire } from "@/wire";
import type { StreamEvent } from "@/wire/events";
import { share } from "./leader";
import { forgetPresence, hearPresence } from "./presence";
import type { Connection } from "./stream";
import { subjectsOf } from "./subjects";

export interface LiveEvent {
  readonly type: string;
  /** An event of the feed, or for `presence` what the stream says of it. */
  readonly data: EventWire | Record<string, unknown>;
}
type Listener = (event: LiveEvent) => void;

const GATHER = 250;
const PROMPT = 2000;
const ListenersContext = createContext<Set<Listener>>(new Set());
const ConnectionContext = createContext<Connection>("connecting");

export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { id: session, user, workspace } = useSession();
  const [connection, setConnection] = useState<Connection>("connecting");
  const listeners = useMemo(() => new Set<Listener>(), []);
  // Something may have happened unheard: the stream has been live before, or could not begin.
  const mayMiss = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a stream ends with its session, and begins with the next
  useEffect(() => {
    const end = new AbortController();
    const old = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      const subjects = new Set(old);
      old.clear();
      void client.invalidateQueries({ predicate: ({ queryKey }) => subjects.has(String(queryKey[0])) });
    };
    const onEvent = ({ type, data }: StreamEvent) => {
      hearPresence({ type, data });
      const event: LiveEvent = { type, data: JSON.parse(data) as EventWire };
      for (const listener of listeners) listener(event);
      for (const subject of subjectsOf(type)) old.add(subject);
      timer ??= setTimeout(refresh, GATHER);
    };
    const begun = Date.now();
    const catchUp = () => {
      forgetPresence();
      // Events are resumed without a gap, but what is no event (counts, presence) may have moved meanwhile.
      // What was read before the first word of the stream may miss something: it is read again when next it is shown,
      // and at once where that word came late.
      const isLate = mayMiss.current || Date.now() - begun > PROMPT;
      void client.invalidateQueries(isLate ? {} : { refetchType: "none" });
      mayMiss.current = true;
    };
    let now: Connection | undefined;
    const onConnection = (next: Connection) => {
      // Told again for a tab that was opened later: nothing has changed here.
      if (next === now) return;
      now = next;
      setConnection(next);
      if (next === "offline") mayMiss.current = true;
      if (next === "ended") void client.invalidateQueries({ queryKey: SESSION_KEY });
      if (next === "live") catchUp();
    };
    share(`${workspace.id}.${user.id}`, end.signal, { onEvent, onConnection });
    return () => {
      end.abort();
      clearTimeout(timer);
    };
  }, [client, listeners, session, user.id, workspace.id]);
  return (
    <ListenersContext value={listeners}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </ListenersContext>
  );
}

/** Hear every event whose type starts with these letters; the newest `listener` is the one that is called. */
export function useLive(types: string, listener: Listener): void {
  const listeners = use(ListenersContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const hear: Listener = (event) => {
      if (event.type.startsWith(types)) latest.current(event);
    };
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, [listeners, types]);
}

export function useConnection(): Connection {
  return use(ConnectionContext);
}
