/** Finds where a mail's answer ends and what it answers begins: the end is folded away. Pure. */

export interface Parted {
  readonly said: readonly Node[];
  readonly quoted: readonly Node[];
}

const LONGEST_ATTRIBUTION = 240;

/** Part a body. Nothing is quoted where there would be nothing left, or where words follow the quotation. */
export function partQuoted(body: Element): Parted {
  const nodes = [...holderOf(body).childNodes];
  let from = nodes.length;
  let found = false;
  while (from > 0) {
    const node = nodes[from - 1] as Node;
    if (isQuote(node)) found = true;
    else if (!isBlank(node)) break;
    from--;
  }
  if (!found) return { said: [...body.childNodes], quoted: [] };
  while (from > 0 && isBlank(nodes[from - 1] as Node)) from--;
  const before = nodes[from - 1];
  if (before && isAttribution(before)) from--;
  const said = nodes.slice(0, from);
  return said.every(isBlank)
    ? { said: [...body.childNodes], quoted: [] }
    : { said, quoted: nodes.slice(from) };
}

/** Mails often stand in one box within another. */
function holderOf(body: Element): Element {
  let holder = body;
  for (let depth = 0; depth < 20; depth++) {
    const solid = [...holder.childNodes].filter((node) => !isBlank(node));
    const only = solid[0];
    if (solid.length !== 1 || !(only instanceof Element) || only.localName !== "div") return holder;
    holder = only;
  }
  return holder;
}

function textOf(node: Node): string {
  return (node.textContent ?? "").trim();
}

function isBlank(node: Node): boolean {
  if (node instanceof Element && (node.localName === "img" || node.querySelector("img"))) return false;
  return textOf(node) === "";
}

function isQuote(node: Node): boolean {
  if (node instanceof Element && node.localName === "blockquote") return textOf(node) !== "";
  const lines = linesOf(node);
  return lines.length > 0 && lines.every((line) => line.startsWith(">"));
}

/** The lines of a paragraph: `<br>` parts them. */
function linesOf(node: Node): readonly string[] {
  const text =
    node instanceof Element && node.localName !== "pre"
      ? [...node.childNodes]
          .map((each) => (each.nodeName === "BR" ? "\n" : (each.textContent ?? "")))
          .join("")
      : (node.textContent ?? "");
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** "On Monday Ada wrote:": one line that ends with a colon and names a moment or an address. */
function isAttribution(node: Node): boolean {
  const text = textOf(node);
  return text.length <= LONGEST_ATTRIBUTION && /[:：]$/.test(text) && /[0-9@]/.test(text);
}
