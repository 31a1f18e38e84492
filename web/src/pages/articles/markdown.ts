/** Markdown as the server renders it: the same parser with the same rules. Loaded when somebody writes. */
import MarkdownIt from "markdown-it";

const parser = new MarkdownIt("commonmark", { html: true, linkify: false }).enable([
  "table",
  "strikethrough",
]);

/** Beyond this the preview waits for the server: the parser would hold up the typing. */
const MOST = 100_000;

/** HTML that is not yet judged: only for <Prose>. null when the text is too long to do it while typing. */
export function htmlOf(source: string): string | null {
  return source.length > MOST ? null : parser.render(source);
}
