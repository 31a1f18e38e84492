import { afterEach, describe, expect, it } from "vitest";
import { matching } from "@/pages/ticket/composer/mentions";
import { chosen, isEmpty, joined, keep, readKept } from "@/pages/ticket/composer/store";
import { withProtocol } from "@/pages/ticket/composer/toolbar";
import type { UserWire } from "@/wire";

const file = (id: string) => ({ id, name: id, content_type: "text/plain", size: 1, url: "" });
const draft = (content: string, ...ids: string[]) => ({ content, files: ids.map(file) });

afterEach(() => localStorage.clear());

describe("A draft", () => {
  it("is kept at every letter, and forgotten once it is empty on the server too", () => {
    keep("place", draft("<p>a</p>", "file_1"), false);
    expect(readKept("place")).toEqual({ ...draft("<p>a</p>", "file_1"), synced: false });
    keep("place", draft("<p></p>"), true);
    expect(readKept("place")).toBeNull();
  });

  it("survives what somebody else wrote in its place", () => {
    localStorage.setItem("place", "{");
    expect(readKept("place")).toBeNull();
    localStorage.setItem("place", '{"content":1}');
    expect(readKept("place")).toBeNull();
  });

  it("is empty without words and files, whatever its markup", () => {
    expect(isEmpty(draft("<p><br>&nbsp;</p>"))).toBe(true);
    expect(isEmpty(draft("<p></p>", "file_1"))).toBe(false);
    expect(isEmpty(draft("<p>a</p>"))).toBe(false);
  });

  it("begins with what the server has not got, else with what it has", () => {
    const served = draft("<p>server</p>");
    expect(chosen({ ...draft("<p>here</p>"), synced: false }, served).content).toBe("<p>here</p>");
    expect(chosen({ ...draft("<p>here</p>"), synced: true }, served).content).toBe("<p>server</p>");
    expect(chosen({ ...draft("<p>here</p>"), synced: true }, undefined).content).toBe("<p>here</p>");
    expect(chosen({ ...draft("<p>here</p>"), synced: true }, null).content).toBe("");
  });

  it("that came back stands before what was begun since, no file twice", () => {
    const both = joined(draft("<p>old</p>", "file_1"), draft("<p>new</p>", "file_1", "file_2"));
    expect(both).toEqual(draft("<p>old</p><p>new</p>", "file_1", "file_2"));
    expect(joined(draft("<p>old</p>"), draft("<p></p>"))).toEqual(draft("<p>old</p>"));
  });
});

describe("A link", () => {
  it("gets a protocol, and is none where it would do something", () => {
    expect(withProtocol("example.com/a")).toBe("https://example.com/a");
    expect(withProtocol("example.com:8080")).toBe("https://example.com:8080");
    expect(withProtocol("ada@example.com")).toBe("mailto:ada@example.com");
    expect(withProtocol("http://example.com")).toBe("http://example.com");
    expect(withProtocol("javascript:alert(1)")).toBe("");
  });
});

describe("Naming somebody", () => {
  it("offers who begins so first, and nobody who has left", () => {
    const user = (name: string, active = true) =>
      ({ id: name, name, email: `${name}@x.org`, active }) as UserWire;
    const people = [user("Cora Adams"), user("Ada Byron"), user("Adele", false), user("Nada")];
    expect(matching(people, "ada").map((each) => each.label)).toEqual(["Ada Byron", "Cora Adams", "Nada"]);
  });
});
