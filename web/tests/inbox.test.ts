import { describe, expect, it } from "vitest";
import { type Act, eachOf, planned, tagged } from "@/pages/inbox/acts";
import { chipsOf, without } from "@/pages/inbox/chips";
import { countText } from "@/pages/inbox/counts";
import { isSameFilter, readFilter, toggled, withFilter } from "@/pages/inbox/filter";
import { findView, placeOf, readPlace, shownAt } from "@/pages/inbox/place";
import { changed, type Pages, type Row, rowsOf, shifted, standsWithin } from "@/pages/inbox/rows";
import { keptOf, NOTHING, reached, toggledRow } from "@/pages/inbox/selection";
import { localInput, napsFrom } from "@/pages/inbox/snooze";
import { stays } from "@/pages/inbox/stays";
import { movedBy, nextPosition } from "@/pages/inbox/view-order";
import type { ViewWire } from "@/wire";

const LATEST = { order_by: "updated_at", order_dir: "desc" } as const;

function row(number: number, more: Partial<Row> = {}): Row {
  const said = {
    id: `tkt_${number}`,
    number,
    version: 1,
    status: "open",
    state: "open",
    priority: "medium",
    tags: [],
  };
  const none = { assignee: null, team_id: null, inbox_id: "inbox_1", category_id: null, snoozed_until: null };
  const at = `2026-01-01T00:00:${String(number).padStart(2, "0")}.000000Z`;
  return { ...said, ...none, created_at: at, updated_at: at, ...more } as unknown as Row;
}

function pages(...lists: Row[][]): Pages {
  const made = lists.map((data, at) => ({
    data,
    meta: { limit: 2, total: 9, next_cursor: at === lists.length - 1 ? null : `${at}` },
  }));
  return { pages: made, pageParams: made.map(() => null) };
}

const SAVED = {
  id: "view_3",
  name: "Refunds",
  filter: { tags: "refund", unread: null },
  order_by: "priority",
  order_dir: "desc",
} as unknown as ViewWire;

describe("A filter in an address", () => {
  it("keeps the words of the API and drops what is none, or has the wrong shape", () => {
    const said = {
      state: "open,pending",
      search: 123,
      unread: "true",
      snoozed: "perhaps",
      tags: "",
      evil: "1",
      team_id: {},
    };
    expect(readFilter(said)).toEqual({ state: "open,pending", search: "123", unread: true });
  });

  it("is the same whatever the order of its words, and not when a flag says no", () => {
    expect(isSameFilter({ state: "open, pending" }, { state: "pending,open" })).toBe(true);
    expect(isSameFilter({ snoozed: false }, {})).toBe(false);
  });

  it("adds a word, takes it away, and is gone with the last", () => {
    expect(toggled(undefined, "open")).toBe("open");
    expect(toggled("open,pending", "open")).toBe("pending");
    expect(toggled("open", "open")).toBeUndefined();
    expect(withFilter({ state: "open", tags: "a" }, { state: undefined })).toEqual({ tags: "a" });
  });

  it("shows two bounds of one moment as one chip, and takes both away with it", () => {
    expect(chipsOf({ created_after: "2026-01-01", created_before: "2026-02-01", search: "x" })).toEqual([
      "created",
    ]);
    expect(withFilter({ created_after: "a", created_before: "b" }, without("created"))).toEqual({});
  });
});

describe("A place", () => {
  it("shows a built-in view, an inbox and a saved view by their names", () => {
    expect(shownAt({ view: "mine" }, []).filter.assignee_id).toBe("me");
    expect(shownAt({ view: "inbox_2" }, []).filter.inbox_id).toBe("inbox_2");
    expect(shownAt({ view: "view_3" }, [SAVED])).toMatchObject({
      filter: { tags: "refund" },
      order_by: "priority",
    });
  });

  it("knows no view that was deleted", () => {
    expect(findView("view_9", [SAVED])).toBeUndefined();
    expect(findView("constructor", [])).toBeUndefined();
  });

  it("is changed as soon as the filter or the order is another", () => {
    expect(shownAt({ view: "view_3" }, [SAVED]).isChanged).toBe(false);
    expect(shownAt({ view: "view_3", tags: "vip" }, [SAVED]).isChanged).toBe(true);
    expect(shownAt({ view: "view_3", order_by: "created_at" }, [SAVED]).isChanged).toBe(true);
  });

  it("is as short as it can be, and leads back to the same", () => {
    const view = findView("mine", []);
    expect(placeOf(view, view?.filter ?? {}, LATEST)).toEqual({ view: "mine" });
    expect(placeOf(view, {}, LATEST)).toEqual({ view: "all" });
    const narrowed = placeOf(view, { tags: "vip" }, { order_by: "priority", order_dir: "asc" });
    expect(shownAt(readPlace(narrowed), [])).toMatchObject({ filter: { tags: "vip" }, order_dir: "asc" });
  });
});

describe("The rows of a list", () => {
  it("show a ticket once that came with two pages, and none that is gone", () => {
    const data = pages([row(3), row(2)], [row(2), row(1, { mark: "gone" })]);
    expect(rowsOf(data).map((each) => each.number)).toEqual([3, 2]);
  });

  it("change where they stand, and leave other pages the same objects", () => {
    const before = pages([row(3)], [row(2)]);
    const after = changed(before, new Map([["tkt_2", { subject: "new" }]]));
    expect(after.pages[0]).toBe(before.pages[0]);
    expect(rowsOf(after).map((each) => each.subject)).toEqual([undefined, "new"]);
  });

  it("tell a new ticket from one that stands further down", () => {
    const rows = [row(9), row(5)];
    expect(standsWithin(row(7), rows, LATEST, true)).toBe(true);
    expect(standsWithin(row(2), rows, LATEST, true)).toBe(false);
    expect(standsWithin(row(2), rows, LATEST, false)).toBe(true);
    expect(standsWithin(row(2), rows, { ...LATEST, order_dir: "asc" }, true)).toBe(true);
  });

  it("are found by a moment's microseconds, over the edge of a second, too", () => {
    expect(shifted("2026-01-01T00:00:00.000000Z", -1)).toBe("2025-12-31T23:59:59.999999Z");
    expect(shifted("2026-01-01T00:00:00.999999Z", 1)).toBe("2026-01-01T00:00:01.000000Z");
    expect(shifted("2026-01-01T00:00:00Z", 1)).toBe("2026-01-01T00:00:00.000001Z");
  });
});

describe("A ticket that was changed", () => {
  const ada = { id: "user_1", name: "Ada", email: "ada@example.com" };

  it("stays in a view that it fits, and goes from one that it does not", () => {
    expect(stays({ state: "open,pending", snoozed: false }, row(1), "user_1")).toBe(true);
    expect(stays({ state: "open" }, row(1, { state: "solved" }), "user_1")).toBe(false);
    expect(stays({ assignee_id: "none" }, row(1, { assignee: ada }), "user_1")).toBe(false);
    expect(stays({ assignee_id: "me" }, row(1, { assignee: ada }), "user_1")).toBe(true);
    expect(stays({ snoozed: false }, row(1, { snoozed_until: "2030-01-01T00:00:00Z" }), "user_1")).toBe(
      false,
    );
    expect(stays({ tags: "VIP" }, row(1, { tags: ["vip", "bug"] }), "user_1")).toBe(true);
    expect(stays({ search: "words", created_after: "2030-01-01" }, row(1), "user_1")).toBe(true);
  });

  it("is changed by what makes a difference only", () => {
    const act: Act = { kind: "assign", assignee: ada };
    expect(planned(act, row(1, { assignee: ada }))).toBeUndefined();
    expect(planned(act, row(1))).toEqual({
      operation: { id: "tkt_1", update: { assignee_id: "user_1" } },
      change: { assignee: ada },
    });
    expect(planned({ kind: "assign", assignee: null }, row(1, { assignee: ada }))?.operation.update).toEqual({
      assignee_id: null,
    });
    const until = "2030-01-01T08:00:00.000Z";
    expect(planned({ kind: "snooze", until }, row(1, { snoozed_until: "2030-01-01T08:00:00.000000Z" }))).toBe(
      undefined,
    );
    expect(planned({ kind: "snooze", until: null }, row(1, { snoozed_until: until }))?.operation).toEqual({
      id: "tkt_1",
      snooze: { until: null },
    });
    expect(planned({ kind: "read" }, row(1, { unread: false }))).toBeUndefined();
    expect(planned({ kind: "unread" }, row(1, { unread: false }))?.operation).toEqual({
      id: "tkt_1",
      read: false,
    });
    expect(planned({ kind: "delete" }, row(1))?.change).toEqual({ mark: "gone" });
  });

  it("has its tags replaced from the version that was seen, so that nobody's are lost", () => {
    expect(planned({ kind: "tags", add: ["new"], remove: [] }, row(1, { version: 7 }))).toMatchObject({
      operation: { if_match: 7 },
    });
    expect(tagged(["Vip", "bug"], ["vip", "new"], ["BUG"])).toEqual(["Vip", "new"]);
  });
});

describe("A deed done to many", () => {
  it("goes on past one that fails, a few at once, and names what failed in order", async () => {
    let now = 0;
    let most = 0;
    const failed = await eachOf([1, 2, 3, 4, 5], 2, async (item) => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now--;
      if (item % 2 === 0) throw new Error(`${item}`);
    });
    expect(failed.map(({ item }) => item)).toEqual([2, 4]);
    expect(most).toBe(2);
  });
});

describe("A saved view", () => {
  const view = (id: string, position: number, shared = false) =>
    ({ id, position, shared }) as unknown as ViewWire;
  const all = [view("a", 0), view("b", 0), view("s", 0, true), view("c", 1)];

  it("moves among its like by one place, and not beyond the ends", () => {
    expect(movedBy(all, view("b", 0), 1)).toEqual(["a", "c", "b"]);
    expect(movedBy(all, view("b", 0), -1)).toEqual(["b", "a", "c"]);
    expect(movedBy(all, view("a", 0), -1)).toBeUndefined();
    expect(movedBy(all, view("c", 1), 1)).toBeUndefined();
    expect(movedBy(all, view("s", 0, true), 1)).toBeUndefined();
  });

  it("that is new stands behind all others", () => {
    expect([nextPosition([]), nextPosition(all)]).toEqual([0, 2]);
  });
});

describe("A selection", () => {
  const order = ["a", "b", "c", "d"];

  it("reaches from where it began, in either direction", () => {
    const one = toggledRow(NOTHING, "c");
    expect([...reached(one, order, "a").ids].sort()).toEqual(["a", "b", "c"]);
    expect([...reached(NOTHING, order, "d").ids]).toEqual(["d"]);
  });

  it("forgets what left the list, and is the same object when nothing did", () => {
    const two = reached(toggledRow(NOTHING, "a"), order, "b");
    expect([...keptOf(two, (id) => id === "b").ids]).toEqual(["b"]);
    expect(keptOf(two, () => true)).toBe(two);
  });

  it("is never more than one batch takes", () => {
    const many = Array.from({ length: 3000 }, (_, at) => `${at}`);
    expect(reached(toggledRow(NOTHING, "0"), many, "2999").ids.size).toBe(1000);
  });
});

describe("A nap", () => {
  it("always ends in the future, and Monday is not today", () => {
    for (let day = 1; day <= 14; day++) {
      const now = new Date(2026, 5, day, 23, 30);
      for (const { at } of napsFrom(now)) expect(at.getTime()).toBeGreaterThan(now.getTime());
      const monday = napsFrom(now).find((nap) => nap.name === "monday")?.at;
      expect([monday?.getDay(), monday?.getDate() === day]).toEqual([1, false]);
    }
    expect(localInput(new Date(2026, 0, 5, 7, 3))).toBe("2026-01-05T07:03");
  });
});

describe("A count", () => {
  const format = { number: (value: number) => value.toLocaleString("en") };

  it("says when there are more, and nothing of none and of what is not counted", () => {
    expect(countText({ id: "x", count: 1000, more: true }, format)).toBe("1,000+");
    expect(countText({ id: "x", count: 0, more: false }, format)).toBe("");
    expect(countText({ id: "x", count: null, more: false }, format)).toBe("");
    expect(countText(undefined, format)).toBe("");
  });
});
