import { describe, expect, it } from "vitest";
import { makeReader, spell } from "@/shell/commands/keys";
import { scoreOf } from "@/shell/commands/matching";
import type { Command } from "@/shell/commands/registry";
import { subjectsOf } from "@/shell/live/subjects";

const NONE = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
const command = (keys: string): Command => ({ id: keys, title: keys, group: "", keys, run: () => undefined });
const ALL = ["mod+k", "?", "e", "g i", "g t", "i", "shift+e"].map(command);

describe("A key", () => {
  it.each([
    [{ ...NONE, key: "k", ctrlKey: true }, "mod+k"],
    [{ ...NONE, key: "?", shiftKey: true }, "?"],
    [{ ...NONE, key: "E", shiftKey: true }, "shift+e"],
    [{ ...NONE, key: "ArrowDown" }, "down"],
  ])("is spelled as shortcuts are written", (pressed, spelled) => {
    expect(spell(pressed)).toBe(spelled);
  });

  it("means the sequence when it comes soon after its first, else itself", () => {
    const read = makeReader();
    expect(read("g", ALL, 0)).toBeUndefined();
    expect(read("i", ALL, 800)?.id).toBe("g i");
    expect(read("g", ALL, 2000)).toBeUndefined();
    expect(read("i", ALL, 9000)?.id).toBe("i");
    expect(read("e", ALL, 9100)?.id).toBe("e");
  });

  it("that is nobody's means nothing", () => {
    expect(makeReader()("z", ALL, 0)).toBeUndefined();
  });
});

describe("An event", () => {
  it("makes old what it is about", () => {
    expect(subjectsOf("tag.updated")).toEqual(["tags"]);
    expect(subjectsOf("ticket.status_changed")).toContain("conversations");
    expect(subjectsOf("message.added")).toContain("tickets");
  });
});

describe("What is typed into the palette", () => {
  it("finds words by their beginnings, titles first", () => {
    expect(scoreOf("re", "Reports")).toBe(1);
    expect(scoreOf("read mark", "Mark as read")).toBe(0.8);
    expect(scoreOf("settings tags", "Tags", "Settings")).toBe(0.5);
    expect(scoreOf("re", "Filter")).toBe(0);
    expect(scoreOf("", "Anything")).toBe(1);
  });
});
