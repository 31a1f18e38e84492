import { describe, expect, it } from "vitest";
import type { DeskWords } from "@/pages/ticket/data/desk";
import { itemsOf, saidSince } from "@/pages/ticket/timeline/items";
import { partQuoted } from "@/pages/ticket/timeline/quotes";
import { sentencesOf } from "@/pages/ticket/timeline/sentences";
import { texts } from "@/pages/ticket/timeline/texts";
import type { ConversationWire, EventWire } from "@/wire";

const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, "0")}:00.000000Z`;
const message = (id: string, minute: number, author = "user_1") =>
  ({ id, created_at: at(minute), type: "reply", author: { id: author, name: author } }) as ConversationWire;
const event = (type: string, minute: number, data: object = {}, actor = "user_1") =>
  ({
    id: `evt_${type}${minute}`,
    type,
    created_at: at(minute),
    data,
    actor: { type: "agent", id: actor, name: actor },
  }) as unknown as EventWire;
const words = {
  users: [{ id: "user_2", name: "Ada" }],
  teams: [{ id: "team_2", name: "Field" }],
  inboxes: [],
  categories: [],
  statuses: [{ key: "done", name: "Done" }],
  tags: [],
  fields: [{ id: "field_3", label: "Order" }],
} as unknown as DeskWords;
const said = (one: EventWire) =>
  sentencesOf(one, { t: texts.en.events, words, priorities: { high: "High" }, date: (moment) => moment });

describe("The timeline", () => {
  it("stands in the order of time, with what one person did at once as one line", () => {
    const items = itemsOf(
      [message("b", 9), message("a", 2)],
      [
        event("ticket.created", 0),
        event("ticket.assigned", 3),
        event("ticket.updated", 4),
        event("ticket.woken", 12),
      ],
      true,
    );
    expect(items.map((each) => (each.kind === "message" ? each.id : each.events.length))).toEqual([
      "a",
      2,
      "b",
      1,
    ]);
  });

  it("parts what different people did, and what was long after", () => {
    const events = [
      event("ticket.woken", 1),
      event("ticket.woken", 2, {}, "user_9"),
      event("ticket.woken", 30, {}, "user_9"),
    ];
    expect(itemsOf([], events, true)).toHaveLength(3);
  });

  it("holds back what happened before the messages that are loaded", () => {
    const items = itemsOf([message("z", 20)], [event("ticket.woken", 1), event("ticket.woken", 25)], false);
    expect(items.map((each) => each.kind)).toEqual(["message", "events"]);
  });

  it("counts what others said since I began to write", () => {
    const messages = [message("c", 9, "user_2"), message("b", 8, "me"), message("a", 1, "user_2")];
    expect(saidSince(messages, at(2), "me").map((each) => each.id)).toEqual(["c"]);
    expect(saidSince(messages, undefined, "me")).toEqual([]);
  });
});

describe("What happened", () => {
  it("is said in words", () => {
    expect(said(event("ticket.status_changed", 1, { after: "done" }))).toEqual(["set the status to Done"]);
    expect(said(event("ticket.merged", 1, { into: 12 }))).toEqual(["merged it into #12"]);
  });

  it("tells who took it from who was given it", () => {
    const to = (id: number | null, actor: string) =>
      said(
        event(
          "ticket.assigned",
          1,
          { assignee_id: id, assignee_before: 7, team_id: 2, team_before: 2 },
          actor,
        ),
      );
    expect(to(2, "user_2")).toEqual(["took it on"]);
    expect(to(2, "user_1")).toEqual(["assigned it to Ada"]);
    expect(to(null, "user_1")).toEqual(["took the assignment away"]);
  });

  it("names what was added and taken, and fields by their labels", () => {
    const changes = { priority: [2, 3], tags: [["a"], ["b"]] };
    const personal_changes = { custom_fields: [{ 3: "x" }, { 3: "y" }] };
    expect(said(event("ticket.updated", 1, { changes, personal_changes, subject: ["a", "b"] }))).toEqual([
      "set the priority to High",
      "tagged it b",
      "took the tag a away",
      "changed Order",
      "renamed it to “b”",
    ]);
  });

  it("is left out where nobody knows it", () => {
    expect(said(event("ticket.painted", 1))).toEqual([]);
  });
});

describe("A quotation", () => {
  const part = (html: string) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    const { said: kept, quoted } = partQuoted(body);
    const text = (nodes: readonly Node[]) => nodes.map((each) => each.textContent).join("|");
    return [text(kept), text(quoted)];
  };

  it("at the end is folded, with the line that announces it", () => {
    const [kept, quoted] = part("<p>Yes.</p><p>On 3 Feb, Ada wrote:</p><blockquote>No?</blockquote>");
    expect([kept, quoted]).toEqual(["Yes.", "On 3 Feb, Ada wrote:|No?"]);
  });

  it("is found in the box that mails stand in, and by its signs", () => {
    expect(part("<div><p>Yes.</p><p>&gt; No?<br>&gt; Why?</p></div>")).toEqual(["Yes.", "> No?> Why?"]);
  });

  it("stays where words follow it, or where it is all there is", () => {
    expect(part("<blockquote>No?</blockquote><p>Yes.</p>")[1]).toBe("");
    expect(part("<blockquote>Forwarded</blockquote>")[1]).toBe("");
  });
});
