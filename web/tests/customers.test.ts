import { describe, expect, it } from "vitest";
import { changedPart } from "@/customers/help/changing";
import { frontOf, placeOf } from "@/customers/place";
import { readValues, valuesToSend } from "@/customers/portal/asked";
import { lookedFor } from "@/customers/portal/suggestions";
import { takeWanted, want } from "@/customers/portal/wanted";
import type { AskedFieldWire } from "@/wire/native.gen";

const at = (path: string) => placeOf(new URL(path, "https://desk.test"));

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

describe("what was filled in", () => {
  it("is there after a reload, whatever was kept", () => {
    expect(readValues('{"size":"1"}')).toEqual({ size: "1" });
    for (const broken of ["", "null", "7", "{", '"x"']) expect(readValues(broken)).toEqual({});
  });
});

describe("a sentence", () => {
  it("is looked for by any of its longer words, once each", () => {
    expect(lookedFor("How do I print, and print again?")).toBe("print or again");
    expect(lookedFor("Über Größe")).toBe("über or größe");
    expect(lookedFor("a b - !")).toBe("");
  });
});

describe("where one wanted to go", () => {
  it("is gone to once, while the link lives", () => {
    want(["requests", "7"], 0);
    expect(takeWanted(1000)).toBe("/requests/7");
    expect(takeWanted(1000)).toBe("");
    want(["new"], 0);
    expect(takeWanted(16 * 60_000)).toBe("");
  });

  it("is a path of the portal and nothing else", () => {
    for (const words of [["enter"], ["requests", "../x"], ["/evil.example"], []]) {
      want(words, 0);
      expect(takeWanted(0)).toBe("");
    }
    localStorage.setItem("parley.portal.wanted", '{"path":"//evil.example","at":0}');
    expect(takeWanted(0)).toBe("");
  });
});

describe("a page of the help centre", () => {
  const page = (html: string) => new DOMParser().parseFromString(html, "text/html");

  it("takes the content of another, and its title", () => {
    const open = page('<title>A</title><input value="x"><main id="content">old</main>');
    expect(changedPart(open, page('<title>B</title><main id="content"><p>new</p></main>'))).toBe(true);
    expect([open.title, open.getElementById("content")?.innerHTML]).toEqual(["B", "<p>new</p>"]);
    expect(open.querySelector("input")).not.toBeNull();
  });

  it("stays where there is nothing to take", () => {
    const open = page('<main id="content">old</main>');
    expect(changedPart(open, page("<p>broken</p>"))).toBe(false);
    expect(open.getElementById("content")?.textContent).toBe("old");
  });

  it("is as dark as the rest of the house", async () => {
    const { readFile } = await import("node:fs/promises");
    const colours = (css: string, from: string) => {
      const block = css.slice(css.indexOf(from)).split("}")[0] ?? "";
      return new Map([...block.matchAll(/(--[a-z-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
    };
    const tokens = colours(await readFile("src/styles/tokens.css", "utf8"), '[data-theme="dark"]');
    const own = colours(await readFile("src/customers/help/help.css", "utf8"), "prefers-color-scheme: dark");
    expect(own.size).toBeGreaterThan(10);
    for (const [name, value] of own) expect([name, tokens.get(name)]).toEqual([name, value]);
  });
});
