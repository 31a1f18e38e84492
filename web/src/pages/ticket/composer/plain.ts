/** Plain words on their way into the editor: what they are as HTML, and where the caret stands among them. Pure. */

/** Every line a paragraph; nothing of it is markup. */
export function htmlOf(text: string): string {
  if (text === "") return "";
  return text
    .split("\n")
    .map((line) => `<p>${escaped(line)}</p>`)
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** How many steps before the editor's end a caret stands that has `behind` it: a line's end is two steps. */
export function stepsBehind(behind: string): number {
  return behind.length + (behind.match(/\n/g)?.length ?? 0);
}

/** The same as what the editor calls it: a line without words has no text in it. */
export function paragraphsOf(
  text: string,
): { type: "paragraph"; content?: { type: "text"; text: string }[] }[] {
  return text
    .split("\n")
    .map((line) =>
      line ? { type: "paragraph", content: [{ type: "text", text: line }] } : { type: "paragraph" },
    );
}
