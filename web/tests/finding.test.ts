import { describe, expect, it } from "vitest";
import { piecesLike, piecesOf } from "@/finding/marked";

const found = (pieces: readonly { text: string; isFound: boolean }[]) =>
  pieces.filter((each) => each.isFound).map((each) => each.text);
const text = (pieces: readonly { text: string }[]) => pieces.map((each) => each.text).join("");

describe("A snippet", () => {
  it("keeps hostile text as text", () => {
    const pieces = piecesOf("&lt;img src=x onerror=alert(1)&gt; <mark>&amp;lt;b&amp;gt;</mark> &#x27;&quot;");
    expect(text(pieces)).toBe("<img src=x onerror=alert(1)> &lt;b&gt; '\"");
    expect(found(pieces)).toEqual(["&lt;b&gt;"]);
  });

  it("survives marks that do not match", () => {
    expect(text(piecesOf("</mark>a<mark>b"))).toBe("ab");
    expect(piecesOf("")).toEqual([]);
  });
});

describe("A title", () => {
  it("marks what begins like a searched word, whatever its case", () => {
    expect(found(piecesLike("Webhooks: web hooks", "webhook"))).toEqual(["Webhook"]);
    expect(found(piecesLike("Größe ändern", '"größe" -ände'))).toEqual(["Größe", "ände"]);
  });

  it("takes no letter of the query as a pattern", () => {
    expect(text(piecesLike("a.b (c", "(.* [a-z]+ \\ (("))).toBe("a.b (c");
    expect(found(piecesLike("abc", ".*"))).toEqual([]);
  });
});
