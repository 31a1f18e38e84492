/**
 * One connection to the event stream, kept alive: reconnects with growing pauses, resumes behind the last event, and
 * gives up only when the session is over. Knows no tab and no cache.
 */
import { BASE } from "@/wire/client";
import { readEvents, type StreamEvent } from "@/wire/events";

export type Connection = "connecting" | "live" | "offline" | "ended";

interface Hearing {
  readonly onEvent: (event: StreamEvent) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly onId: (id: string) => void;
  /** Where the last event that was seen stands; empty for "from now on". */
  readonly lastId: () => string;
}

const LONGEST = 30_000;
/** A connection without any sign of life for this long is dead: the server sends one every 15 seconds. */
const SILENCE = 40_000;

export async function listen(signal: AbortSignal, hearing: Hearing): Promise<void> {
  let wait = 1000;
  while (!signal.aborted) {
    hearing.onConnection("connecting");
    const ending = await connect(signal, hearing, () => {
      wait = 1000;
    });
    if (signal.aborted) return;
    if (ending === "ended") return hearing.onConnection("ended");
    hearing.onConnection("offline");
    await pause(wait * (0.7 + Math.random() * 0.6), signal);
    wait = Math.min(wait * 2, LONGEST);
  }
}

async function connect(
  signal: AbortSignal,
  hearing: Hearing,
  onOpen: () => void,
): Promise<"ended" | "broken"> {
  const silence = new AbortController();
  const cut = () => silence.abort();
  let timer = setTimeout(cut, SILENCE);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(cut, SILENCE);
  };
  // A machine that has lost its network knows it long before the silence tells.
  addEventListener("offline", cut);
  try {
    const id = hearing.lastId();
    const headers: HeadersInit = id ? { "last-event-id": id } : {};
    const answer = await fetch(`${BASE}/events/stream?presence=true`, {
      headers,
      signal: AbortSignal.any([signal, silence.signal]),
    });
    // A place that is not known, or behind which events are forgotten: go on from now. It was offline meanwhile, so
    // whoever hears of the connection reads everything again.
    if (answer.status === 400 || answer.status === 410) hearing.onId("");
    if (answer.status === 401) return "ended";
    if (!answer.ok || !answer.body) return "broken";
    onOpen();
    hearing.onConnection("live");
    await readEvents(answer.body, hearing.onEvent, (next) => {
      alive();
      hearing.onId(next);
    });
  } catch {
    // The connection broke; the next one resumes behind the last event.
  } finally {
    clearTimeout(timer);
    removeEventListener("offline", cut);
  }
  return "broken";
}

/** Wait, but not longer than until the machine says that it is online again. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    }
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
