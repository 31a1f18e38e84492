import { describe, expect, it } from "vitest";
import { pathTo } from "@/customers/help/lists";
import { frontOf, placeOf } from "@/customers/place";
import { valuesToSend } from "@/customers/portal/asked";
import type { AskedFieldWire } from "@/wire/native.gen";

const at = (path: string) => placeOf(new URL(path, "https://desk.test"));
const section = (id: string, parent_id: string | null) => ({
  id,
  title: id,
  slug: id,
  description: "",
  parent_id,
  article_count: 1,
});

describe("an address", () => {
  it("is read below its front", () => {
    const place = at("/help/articles/how-to?q=a%20b#top");
    expect(place.base).toBe("/help");
    expect(place.workspace).toBeUndefined();
    expect(place.words).toEqual(["articles", "how-to"]);
    expect(place.query.get("q")).toBe("a b");
    expect(place.hash).toBe("top");
  });

  it("names its workspace where that has no host", () => {
    const place = at("/w/acme/portal/requests/7/");
    expect([place.base, place.workspace, place.words]).toEqual(["/w/acme/portal", "acme", ["requests", "7"]]);
    expect(frontOf(place, "help")).toBe("/w/acme/help");
    expect(frontOf(at("/help"), "portal")).toBe("/portal");
  });

  it.each(["/p/acme-1-AAAA", "/p/%E0%A4%A", "/helpless", "/", "/w//help"])(
    "of any sort is survived: %s",
    (path) => {
      expect(() => at(path)).not.toThrow();
    },
  );

  it("keeps a public page's token whole", () => {
    expect(at("/p/acme-1-A_-b").words).toEqual(["acme-1-A_-b"]);
  });

  it("is not another front's", () => {
    expect(at("/helpless").base).toBe("");
    expect(at("/portals/x").base).toBe("");
  });
});

describe("the way to a section", () => {
  it("begins outside", () => {
    const sections = [section("c", "b"), section("a", null), section("b", "a")];
    expect(pathTo(sections, "c").map((each) => each.id)).toEqual(["a", "b", "c"]);
    expect(pathTo(sections, null)).toEqual([]);
    expect(pathTo(sections, "x")).toEqual([]);
  });

  it("ends where it would go round", () => {
    expect(pathTo([section("a", "b"), section("b", "a")], "a")).toHaveLength(2);
  });
});

describe("what is asked", () => {
  const asked = (key: string, type: AskedFieldWire["type"]): AskedFieldWire => ({
    key,
    label: key,
    type,
    required: false,
    single_line: true,
    max_length: null,
    options: [],
  });

  it("is sent as what it is, and not at all where it was left empty", () => {
    const fields = [
      asked("n", "number"),
      asked("t", "text"),
      asked("m", "multi_select"),
      asked("c", "checkbox"),
    ];
    expect(valuesToSend(fields, { n: "1.5", t: "", m: [], c: false })).toEqual({ n: 1.5, c: false });
    expect(valuesToSend(fields, { t: "x", m: ["1"], gone: "y" })).toEqual({ t: "x", m: ["1"] });
  });
});
