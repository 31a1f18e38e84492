/**
 * One stream for all tabs of a browser: the tab that holds the lock listens and tells the others. When it is closed
 * the lock passes on, and the next one resumes behind the last event that it was told of.
 */
import type { StreamEvent } from "@/wire/events";
import { presenceEvents } from "./presence";
import { type Connection, listen } from "./stream";

type Told =
  | { kind: "event"; event: StreamEvent }
  | { kind: "connection"; connection: Connection }
  | { kind: "id"; id: string }
  | { kind: "hello" };

interface Hearing {
  readonly onEvent: (event: StreamEvent) => void;
  readonly onConnection: (connection: Connection) => void;
}

/** Hear the stream until the signal aborts. `name` tells one person's tabs from another's. */
export function share(name: string, signal: AbortSignal, hearing: Hearing): void {
  const channel = new BroadcastChannel(`parley.live.${name}`);
  let lastId = "";
  let connection: Connection = "connecting";
  let leads = false;
  const hear = (told: Told) => {
    if (told.kind === "id") lastId = told.id;
    else if (told.kind === "event") hearing.onEvent(told.event);
    else if (told.kind === "connection") hearing.onConnection(told.connection);
    else if (leads) {
      channel.postMessage({ kind: "connection", connection } satisfies Told);
      for (const event of presenceEvents()) channel.postMessage({ kind: "event", event } satisfies Told);
    }
  };
  const tell = (told: Told) => {
    if (signal.aborted) return;
    channel.postMessage(told);
    hear(told);
  };
  channel.onmessage = ({ data }: MessageEvent<Told>) => hear(data);
  channel.postMessage({ kind: "hello" } satisfies Told);
  signal.addEventListener("abort", () => channel.close());
  const lead = () => {
    leads = true;
    return listen(signal, {
      onEvent: (event) => tell({ kind: "event", event }),
      onConnection: (next) => {
        connection = next;
        tell({ kind: "connection", connection: next });
      },
      onId: (id) => tell({ kind: "id", id }),
      lastId: () => lastId,
    });
  };
  // Without the lock (a page that is not served securely) every tab listens for itself.
  const lock = navigator.locks ? navigator.locks.request(`parley.live.${name}`, { signal }, lead) : lead();
  lock.catch(() => undefined); // the signal aborted before it was our turn
}
