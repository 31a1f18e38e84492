/** Lists that are read to their end: every page of them, so many at most, and nothing by halves. */
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MOST_ROWS, wireWhole } from "@/wire";

const asked: URL[] = [];
let exist = 0;
let broken: string | undefined;

/** A server of so many tags; its cursor is the place of the next row. */
function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  asked.push(url);
  const cursor = url.searchParams.get("cursor") ?? "0";
  if (cursor === broken)
    return Promise.resolve(new Response(JSON.stringify({ error: { code: "GONE" } }), { status: 400 }));
  const from = Number(cursor);
  const to = Math.min(from + Number(url.searchParams.get("limit")), exist);
  const data = Array.from({ length: to - from }, (_, at) => ({ id: `tag_${from + at}` }));
  return Promise.resolve(
    new Response(JSON.stringify({ data, meta: { next_cursor: to < exist ? String(to) : null } })),
  );
}

beforeEach(() => vi.stubGlobal("fetch", answer));
afterEach(() => {
  vi.unstubAllGlobals();
  asked.length = 0;
  broken = undefined;
});

const read = () =>
  new QueryClient().fetchQuery({ ...wireWhole("GET /tags", { order_dir: "asc" }), retry: false });

describe("A whole list", () => {
  it("is every page of it, asked for alike", async () => {
    exist = 205;
    const rows = await read();
    expect([rows.length, rows.at(-1)?.id]).toEqual([205, "tag_204"]);
    expect(asked.map((url) => url.searchParams.get("cursor"))).toEqual([null, "100", "200"]);
    expect(asked.every((url) => url.searchParams.get("order_dir") === "asc")).toBe(true);
  });

  it("ends somewhere, however many there are", async () => {
    exist = MOST_ROWS * 2;
    expect(await read()).toHaveLength(MOST_ROWS);
    expect(asked).toHaveLength(MOST_ROWS / 100);
  });

  it("fails where a page of it fails", async () => {
    exist = 205;
    broken = "100";
    await expect(read()).rejects.toMatchObject({ status: 400 });
  });
});
