import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { call, onFault, pathOf, rememberCsrfToken, WireFault } from "@/wire";
import { parse, readEvents } from "@/wire/events";

const sent: Request[] = [];
let answers: (() => Response)[] = [];

function json(status: number, body: unknown): () => Response {
  return () => new Response(JSON.stringify(body), { status });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  vi.stubGlobal("fetch", (request: Request) => {
    sent.push(request);
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("Failed to fetch"));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  sent.length = 0;
  answers = [];
});

async function fault(promise: Promise<unknown>): Promise<WireFault> {
  const caught = promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  const error = await caught;
  expect(error).toBeInstanceOf(WireFault);
  return error as WireFault;
}

describe("A call that fails", () => {
  it("throws the server's sentence with its fields", async () => {
    const fields = [{ path: "name", message: "is taken" }];
    answers = [json(400, { error: { code: "BAD_REQUEST", message: "Not valid", details: { fields } } })];
    const thrown = await fault(call("POST /tags", { body: { name: "a" } }));
    expect([thrown.status, thrown.code, thrown.fieldMessage("name")]).toEqual([
      400,
      "BAD_REQUEST",
      "is taken",
    ]);
    expect(sent).toHaveLength(1);
  });

  it("speaks the language of the page, also for a field, and in English what has no German", async () => {
    const fields = [
      { path: "email", message: "Must be an e-mail address" },
      { path: "name", message: "Something new" },
    ];
    const error = {
      code: "INVALID",
      message: "Invalid request data",
      details: { fields, request_id: "req-1" },
    };
    answers = [json(400, { error }), json(400, { error })];
    document.documentElement.lang = "de";
    const german = await fault(call("POST /tags", { body: { name: "a" } }));
    document.documentElement.lang = "en";
    const english = await fault(call("POST /tags", { body: { name: "a" } }));
    expect([
      german.message,
      german.fieldMessage("email"),
      german.fieldMessage("name"),
      german.requestId,
    ]).toEqual(["Daran stimmt etwas nicht", "Das ist keine E-Mail-Adresse", "Something new", "req-1"]);
    expect([english.message, english.fieldMessage("email")]).toEqual([
      "Invalid request data",
      "Must be an e-mail address",
    ]);
  });

  it("survives a proxy's page", async () => {
    answers = [() => new Response("<html>", { status: 502, statusText: "Bad Gateway" })];
    expect((await fault(call("GET /tags"))).code).toBe("HTTP_502");
  });

  it("is offline after four tries without an answer, all with one idempotency key", async () => {
    const heard = vi.fn();
    const end = onFault(heard);
    const thrown = await fault(call("POST /tags", { body: { name: "a" } }));
    end();
    expect([thrown.isOffline, sent.length, heard.mock.calls.length]).toEqual([true, 4, 1]);
    expect(new Set(sent.map((each) => each.headers.get("idempotency-key"))).size).toBe(1);
  });

  it("is not repeated when the change may have happened", async () => {
    await fault(call("PATCH /tags/{tag_id}", { path: { tag_id: "1" }, body: { name: "b" }, version: 3 }));
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.get("if-match")).toBe('"3"');
  });
});

describe("A call", () => {
  it("comes through after a 503, with the session's token", async () => {
    rememberCsrfToken("secret");
    answers = [json(503, {}), json(200, { data: [] })];
    const done = call("DELETE /tags/{tag_id}", { path: { tag_id: "a/b" } });
    await vi.runAllTimersAsync();
    expect(await done).toEqual({ data: [] });
    expect(sent.map((each) => each.headers.get("x-csrf-token"))).toEqual(["secret", "secret"]);
    expect(sent[0]?.url).toMatch(/\/api\/v1\/tags\/a%2Fb$/);
  });

  it("leaves out what is not given", () => {
    const query = { status: "open,pending", search: "", cursor: undefined, unread: false };
    expect(pathOf("/tickets", { query })).toBe("/api/v1/tickets?status=open%2Cpending&unread=false");
  });
});

describe("A stream", () => {
  it("is read across cuts, and its places without data are no events", async () => {
    const text =
      ': listening\nretry: 2000\nid: 1-1-1\n\nid: 1-1-2\nevent: ticket.created\ndata: {"a":\ndata: 1}\n\n: bye\n\n';
    const parts = [text.slice(0, 20), text.slice(20, 61), text.slice(61)].map((part) =>
      new TextEncoder().encode(part),
    );
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const part = parts.shift();
        if (part) controller.enqueue(part);
        else controller.close();
      },
    });
    const events: unknown[] = [];
    const ids: string[] = [];
    await readEvents(
      body,
      (event) => events.push(event),
      (id) => ids.push(id),
    );
    expect(events).toEqual([{ id: "1-1-2", type: "ticket.created", data: '{"a":\n1}' }]);
    expect(ids).toEqual(["1-1-1", "1-1-2"]);
  });

  it("ignores comments", () => {
    expect(parse(": still here").data).toBe("");
  });
});
