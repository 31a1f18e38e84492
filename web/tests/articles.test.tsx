import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { htmlOf } from "@/pages/articles/markdown";
import {
  around,
  linked,
  pictured,
  before as prefixed,
  withoutPicture,
  withPicture,
} from "@/pages/articles/marks";
import { articleBody } from "@/pages/articles/saving";
import { treeOf, within } from "@/pages/articles/sections";
import { Prose } from "@/parts/prose";
import type { SectionWire } from "@/wire";

describe("Prose", () => {
  const drawn = (html: string) => render(<Prose html={html} />).container;

  it("draws nothing that acts", () => {
    const box = drawn(
      '<script>alert(1)</script><p onclick="alert(1)" style="position:fixed">a<style>p{}</style></p><iframe src="https://x"></iframe><svg onload="alert(1)"></svg><form><input></form>',
    );
    expect(box.querySelector("script,style,iframe,svg,form,input,[onclick],[style]")).toBeNull();
    expect(box.textContent).toBe("a");
  });

  it("follows no link that runs, and fetches no picture of another host", () => {
    const box = drawn(
      '<a href="javascript:alert(1)">a</a><a href=" JaVaScRiPt:alert(1)">b</a><a href="//evil">c</a><a href="https://good.example">d</a><img src="https://spy.example/1.png" alt="pic"><img src=x onerror=alert(1)>',
    );
    expect([...box.querySelectorAll("a")].map((each) => each.getAttribute("href"))).toEqual([
      "https://good.example",
    ]);
    expect(box.querySelector("img")).toBeNull();
    expect(box.textContent).toContain("pic");
  });

  it("shows markdown as the server does: tables, quotes, code", () => {
    const box = drawn(htmlOf("# Hi\n\n| a |\n|---|\n| 1 |\n\n> ~~q~~\n\n`c`") ?? "");
    expect(box.querySelector("h1")?.textContent).toBe("Hi");
    expect(box.querySelectorAll("td, blockquote, code")).toHaveLength(3);
  });

  it("survives what is nested without end", () => {
    expect(drawn(`${"<div>".repeat(500)}deep${"</div>".repeat(500)}`).textContent).toBe("");
    expect(htmlOf("x".repeat(100_001))).toBeNull();
  });
});

describe("A mark", () => {
  it("goes around the choice, and away again", () => {
    const once = around({ text: "a word b", start: 2, end: 6 }, "**", "bold");
    expect(once.text).toBe("a **word** b");
    expect(around(once, "**", "bold").text).toBe("a word b");
    expect(around({ text: "", start: 0, end: 0 }, "*", "it")).toEqual({ text: "*it*", start: 1, end: 3 });
  });

  it("goes before each line of the choice, and away again", () => {
    const once = prefixed({ text: "x\none\ntwo\ny", start: 3, end: 8 }, "1. ");
    expect(once.text).toBe("x\n1. one\n2. two\ny");
    expect(prefixed(once, "1. ").text).toBe("x\none\ntwo\ny");
    expect(prefixed({ text: "", start: 0, end: 0 }, "## ").text).toBe("## ");
  });

  it("leaves a link's address ready to be typed over", () => {
    const { text, start, end } = linked({ text: "see docs", start: 4, end: 8 }, "link");
    expect(text).toBe("see [docs](https://)");
    expect(text.slice(start, end)).toBe("https://");
  });
});

describe("The tree of sections", () => {
  const section = (id: string, title: string, parent_id: string | null = null) =>
    ({ id, title, parent_id, article_count: 0 }) as SectionWire;
  const all = [section("3", "Z", "1"), section("2", "B"), section("1", "A"), section("4", "Y", "9")];

  it("is in the order of a table of contents; orphans stand at the top", () => {
    const said = treeOf(all).map((each) => `${each.depth}${each.section.title}`);
    expect(said).toEqual(["0A", "1Z", "0B", "0Y"]);
  });

  it("knows where a section may not go", () => {
    expect([...within(treeOf(all), "1")]).toEqual(["1", "3"]);
    expect([...within(treeOf(all), "none")]).toEqual([]);
  });
});

describe("An article's change", () => {
  it("sends what was touched; an emptied address stays", () => {
    expect(articleBody({ slug: "", section: "", title: " T " }, "draft")).toEqual({
      title: "T",
      collection_id: null,
      status: "draft",
    });
    expect(articleBody({}, undefined)).toEqual({});
  });
});

describe("a picture", () => {
  it("stands on a line of its own and says what it is", () => {
    expect(pictured("", 0, "lid [new].png", "uploading-1")).toBe("![lid  new](uploading-1)\n\n");
    expect(pictured("a\nb", 2, "x.png", "uploading-1")).toBe("a\n\n![x](uploading-1)\n\nb");
  });

  it("gets its address where its place is held, and leaves none behind", () => {
    const text = pictured(pictured("a", 1, "$1.png", "uploading-1"), 1, "b.png", "uploading-11");
    expect(withPicture(text, "uploading-1", "/help/pictures/1.$&")).toContain("![$1](/help/pictures/1.$&)");
    expect(withoutPicture(withoutPicture(text, "uploading-11"), "uploading-1").trim()).toBe("a");
  });
});
