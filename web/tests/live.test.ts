import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Connection, listen } from "@/shell/live/stream";

const asked: (string | undefined)[] = [];
const heard: Connection[] = [];
type Answer = (signal: AbortSignal) => Response;
interface Asked {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}
let answers: Answer[] = [];

/** A stream in which nothing happens until it is given up. */
function open(signal: AbortSignal): Response {
  const start = (stream: ReadableStreamDefaultController) =>
    signal.addEventListener("abort", () => stream.error(signal.reason));
  return new Response(new ReadableStream({ start }));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (_: string, { headers, signal }: Asked) => {
    asked.push(headers["last-event-id"]);
    return Promise.resolve((answers.shift() ?? open)(signal));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  asked.length = 0;
  heard.length = 0;
});

/** Listen behind an event until the stream is live, or for a minute. */
async function live(): Promise<void> {
  const end = new AbortController();
  let lastId = "7-1-1";
  const over = listen(end.signal, {
    onEvent: () => undefined,
    onConnection: (connection) => heard.push(connection),
    onId: (id) => {
      lastId = id;
    },
    lastId: () => lastId,
  });
  for (let second = 0; second < 60 && heard.at(-1) !== "live"; second++)
    await vi.advanceTimersByTimeAsync(1000);
  end.abort();
  await vi.runOnlyPendingTimersAsync();
  await over;
}

describe("A stream that cannot be resumed", () => {
  it.each([400, 410])(
    "begins from now when its place is refused with %i, and was offline meanwhile",
    async (status) => {
      answers = [() => new Response("{}", { status }), open];
      await live();
      expect(asked).toEqual(["7-1-1", undefined]);
      expect(heard).toEqual(["connecting", "offline", "connecting", "live"]);
    },
  );

  it("keeps its place while the server is away", async () => {
    answers = [() => new Response("", { status: 503 }), open];
    await live();
    expect(asked).toEqual(["7-1-1", "7-1-1"]);
  });
});
