import { describe, expect, it } from "vitest";
import { applied, conflicts, inverse, rebased } from "@/pages/ticket/data/model";
import type { StatusWire, TicketWire, UserWire } from "@/wire";

const ticket = {
  number: 7,
  status: "open",
  state: "open",
  priority: "low",
  assignee: null,
  tags: ["a", "b"],
  cc: [],
  custom_fields: { order: "12", size: "1" },
  customer: { id: "cust_1", email: null, name: null },
} as unknown as TicketWire;
const words = {
  statuses: [{ key: "done", state: "solved" }] as StatusWire[],
  users: [{ id: "user_2", name: "Ada", email: "ada@example.com" }] as UserWire[],
};

describe("A change", () => {
  it("shows what comes with it: the state, the person's name", () => {
    const next = applied(ticket, { status: "done", assignee_id: "user_2", priority: "normal" }, words);
    expect([next.status, next.state, next.assignee?.name, next.priority]).toEqual([
      "done",
      "solved",
      "Ada",
      "medium",
    ]);
  });

  it("leaves the other fields, and takes away what is null", () => {
    const next = applied(ticket, { custom_fields: { order: null, colour: "red" } }, words);
    expect(next.custom_fields).toEqual({ size: "1", colour: "red" });
  });

  it("is put back by its inverse, fields one by one", () => {
    const change = { assignee_id: "user_2", tags: ["c"], custom_fields: { order: "13", colour: "red" } };
    const back = inverse(ticket, change);
    expect(back).toEqual({
      assignee_id: null,
      tags: ["a", "b"],
      custom_fields: { order: "12", colour: null },
    });
    expect(applied(applied(ticket, change, words), back, words)).toEqual(ticket);
  });
});

describe("What others changed meanwhile", () => {
  it("stands in the way only of a change to the same thing", () => {
    const fresh = { ...ticket, priority: "high" as const, custom_fields: { order: "99", size: "1" } };
    expect(conflicts(ticket, fresh, { status: "done" })).toEqual([]);
    expect(conflicts(ticket, fresh, { priority: "urgent", status: "done" })).toEqual(["priority"]);
    expect(conflicts(ticket, fresh, { custom_fields: { order: "13", size: "2" } })).toEqual(["order"]);
  });

  it("is no hindrance when they did the same", () => {
    const fresh = { ...ticket, priority: "high" as const };
    expect(conflicts(ticket, fresh, { priority: "high" })).toEqual([]);
  });

  it("is kept in lists: what was added and taken is done again", () => {
    const fresh = { ...ticket, tags: ["b", "theirs"] };
    expect(conflicts(ticket, fresh, { tags: ["a", "mine"] })).toEqual([]);
    expect(rebased(ticket, fresh, { tags: ["a", "mine"] }).tags).toEqual(["theirs", "mine"]);
  });
});
