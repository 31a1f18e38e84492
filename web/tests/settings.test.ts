import { describe, expect, it } from "vitest";
import { queryOf, typeOptions } from "@/pages/settings/audit/reading";
import { belowOf, treeOf } from "@/pages/settings/categories/tree";
import { filterOf } from "@/pages/settings/exports/form";
import { bodyOf } from "@/pages/settings/fields/page";
import { changesOf, keepDraft, readDraft } from "@/pages/settings/kit/drafts";
import { unclaimedFaults } from "@/pages/settings/kit/form";
import { moved } from "@/pages/settings/kit/move";
import { checkSearch } from "@/pages/settings/kit/open";
import { matches } from "@/pages/settings/kit/resource-table";
import { wordsOf } from "@/pages/settings/kit/words";
import { blankAction, TYPES, typesLeft } from "@/pages/settings/macros/actions";
import { laidOut } from "@/pages/settings/webhooks/delivery";
import { momentOf } from "@/pages/settings/webhooks/replay";
import { createOf, toggled, updateOf, valuesOf } from "@/pages/settings/webhooks/values";
import { spoken } from "@/pages/settings/workspace/page";
import { type CategoryWire, WireFault } from "@/wire";
import { inGerman } from "@/wire/german";

function category(id: string, name: string, parent_id: string | null = null): CategoryWire {
  const at = "2026-01-15T10:30:00.000000Z";
  return {
    id,
    name,
    parent_id,
    type: "customer",
    field_ids: [],
    is_default: false,
    created_at: at,
    updated_at: at,
  };
}

describe("a form", () => {
  it("sends only what differs from what the server has", () => {
    const base = { name: "billing", tags: ["a"], open: false };
    expect(changesOf(base, { name: "billing", tags: ["a"], open: true })).toEqual({ open: true });
    expect(changesOf(base, { tags: ["a", "b"] })).toEqual({ tags: ["a", "b"] });
  });

  it("finds again what was typed, and forgets it once it is saved", () => {
    keepDraft("tags.new", { name: "half a na" });
    expect(readDraft("tags.new", { name: "" })).toEqual({ name: "half a na" });
    expect(readDraft("tags.new", { other: "" })).toEqual({});
    keepDraft("tags.new", {});
    expect(readDraft("tags.new", { name: "" })).toEqual({});
  });

  it("begins anew when something else stands in the storage", () => {
    sessionStorage.setItem("parley.form.tags.new", "{no json");
    expect(readDraft("tags.new", { name: "" })).toEqual({});
    sessionStorage.setItem("parley.form.tags.new", "null");
    expect(readDraft("tags.new", { name: "" })).toEqual({});
  });

  it("says below its fields what none of them shows", () => {
    const fields = [
      { path: "name", message: "Required" },
      { path: "body.shape", message: "Unknown" },
    ];
    const fault = new WireFault(400, { code: "INVALID", message: "", details: { fields } });
    expect(unclaimedFaults(fault, { name: "" })).toEqual(["body.shape: Unknown"]);
  });
});

describe("the address of a settings page", () => {
  it("says what stands open, and nothing else", () => {
    expect(checkSearch({ open: "tag_3", other: "x" })).toEqual({ open: "tag_3" });
    expect(checkSearch({ open: 3 })).toEqual({});
    expect(checkSearch({ open: "" })).toEqual({});
  });
});

describe("a table of settings", () => {
  it("is filtered by every word, whatever the case", () => {
    expect(matches("Billing and refunds", "REF bill")).toBe(true);
    expect(matches("Billing", "bill x")).toBe(false);
    expect(matches("Billing", " ")).toBe(true);
  });

  it("moves what stands at one place to another", () => {
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a"], 4, 0)).toEqual(["a"]);
  });
});

describe("the tree of categories", () => {
  it("stands in its order, and hides nobody in a circle or below what is unknown", () => {
    const rows = [category("b", "Bills", "a"), category("a", "Accounts"), category("x", "Lost", "gone")];
    expect(treeOf(rows).map(({ row, depth }) => `${depth} ${row.name}`)).toEqual([
      "0 Accounts",
      "1 Bills",
      "0 Lost",
    ]);
  });

  it("knows what hangs below a category", () => {
    const rows = [category("c", "C", "b"), category("b", "B", "a"), category("a", "A"), category("d", "D")];
    expect([...belowOf(rows, "a")].toSorted()).toEqual(["a", "b", "c"]);
  });
});

describe("a webhook", () => {
  it("names a family instead of its members", () => {
    expect(toggled(["ticket.created", "tag.deleted"], "ticket.*")).toEqual(["tag.deleted", "ticket.*"]);
    expect(toggled(["ticket.*"], "ticket.*")).toEqual([]);
    expect(toggled([], "ticket.created")).toEqual(["ticket.created"]);
  });

  it("leaves out headers that nobody filled in, and what cannot change", () => {
    const values = {
      ...valuesOf(null),
      url: "https://example.com/",
      headers: [{ name: " X-A ", value: "1" }],
    };
    expect(createOf({ ...values, headers: [...values.headers, { name: "", value: "" }] }).headers).toEqual({
      "X-A": "1",
    });
    expect(createOf(values)).not.toHaveProperty("name");
    expect(updateOf({ format: "native", url: "https://b.example/" })).toEqual({ url: "https://b.example/" });
  });

  it("replays no time that is none", () => {
    expect(momentOf("")).toBeNull();
    expect(momentOf("yesterday")).toBeNull();
    expect(momentOf("2026-01-15T10:30")).toMatch(/^2026-01-1\dT\d\d:30:00.000Z$/);
  });
});

describe("a field", () => {
  it("sends what its type has, and nothing else", () => {
    const values = { label: "Plan", max_length: 9, single_line: true, allow_multiple: true, options: [] };
    expect(bodyOf(values, "text")).toEqual({ label: "Plan", max_length: 9, single_line: true });
    expect(bodyOf(values, "select")).toEqual({ label: "Plan", options: [] });
    expect(bodyOf({ ...values, max_length: null }, "text").max_length).toBe(255);
    expect(bodyOf(values, "file")).toEqual({ label: "Plan", allow_multiple: true });
  });
});

describe("a list of words", () => {
  it("takes what stands between commas, and between blanks where words have none", () => {
    expect(wordsOf("a@x.de, b@x.de c@x.de", false)).toEqual(["a@x.de", "b@x.de", "c@x.de"]);
    expect(wordsOf(" very urgent ,new,, new", true)).toEqual(["very urgent", "new"]);
  });
});

describe("what the server says of a field", () => {
  it("is said in German as far as it is known", () => {
    expect(inGerman("Must have 1 to 255 characters")).toBe("1 bis 255 Zeichen");
    expect(inGerman("Must be a colour such as #0f766e")).toBe("Bitte eine Farbe wie #0f766e");
    expect(inGerman("Something new")).toBe("Something new");
  });
});

describe("the body of a delivery", () => {
  it("is laid out where it is JSON, and left alone where it is not", () => {
    expect(laidOut('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(laidOut("a=1")).toBe("a=1");
  });
});

describe("a macro", () => {
  it("offers each step once", () => {
    expect(typesLeft([])).toEqual(TYPES);
    expect(typesLeft([blankAction("reply")])).not.toContain("reply");
    expect(TYPES.map((type) => blankAction(type).type)).toEqual(TYPES);
  });
});

describe("the workspace's versions", () => {
  it("take away the one that was emptied", () => {
    expect(spoken({ a: "1", b: "2" }, { a: "", b: "3" })).toEqual({ a: null, b: "3" });
  });
});

describe("an export", () => {
  it("names only what narrows it", () => {
    const blank = {
      format: "csv" as const,
      from: "",
      to: "",
      status: "",
      state: "",
      priority: "",
      inbox_id: null,
      team_id: null,
      category_id: null,
      customer_id: null,
      company_id: null,
      assignee_id: null,
      unassigned: false,
      tags: [],
      search: "",
    };
    expect(filterOf(blank, "UTC")).toEqual({});
    expect(
      filterOf({ ...blank, state: "open", from: "2026-01-01", tags: ["a", "b"], unassigned: true }, "UTC"),
    ).toEqual({
      state: "open",
      created_after: "2025-12-31T23:59:59.999Z",
      tags: "a,b",
      unassigned: true,
    });
  });
});

describe("the audit log", () => {
  it("asks backwards, for what is narrowed alone", () => {
    expect(queryOf({ types: "", actor_id: "", until: "soon" })).toEqual({ order_dir: "desc", limit: 50 });
    expect(queryOf({ types: "tag.*", actor_id: "user_1", until: "" })).toMatchObject({
      types: "tag.*",
      actor_id: "user_1",
    });
  });

  it("offers a family before its members", () => {
    const options = typeOptions(["tag.deleted", "agent.created"], { family: (name) => `all ${name}` });
    expect(options.map((each) => each.value)).toEqual(["agent.*", "agent.created", "tag.*", "tag.deleted"]);
  });
});
