/** Markdown marks put around or before what is chosen in a text. Pure. */

export interface Chosen {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Put a mark around the choice, or take it away where it stands already; without a choice, `word` is put in. */
export function around({ text, start, end }: Chosen, mark: string, word: string): Chosen {
  const inner = text.slice(start, end) || word;
  const size = mark.length;
  const isMarked =
    start < end && text.slice(start - size, start) === mark && text.slice(end, end + size) === mark;
  if (isMarked) {
    const bare = text.slice(0, start - size) + inner + text.slice(end + size);
    return { text: bare, start: start - size, end: end - size };
  }
  const next = text.slice(0, start) + mark + inner + mark + text.slice(end);
  return { text: next, start: start + size, end: start + size + inner.length };
}

/** Put a mark before each line of the choice, or take it away where all have it. `1. ` counts on. */
export function before({ text, start, end }: Chosen, mark: string): Chosen {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const after = text.indexOf("\n", end);
  const to = after < 0 ? text.length : after;
  const lines = text.slice(from, to).split("\n");
  const isNumber = mark === "1. ";
  const known = isNumber ? /^\d+\. / : undefined;
  const has = (line: string) => (known ? known.test(line) : line.startsWith(mark));
  const all = lines.every(has);
  const changed = lines.map((line, at) => {
    if (all) return known ? line.replace(known, "") : line.slice(mark.length);
    return `${isNumber ? `${at + 1}. ` : mark}${line}`;
  });
  const block = changed.join("\n");
  return { text: text.slice(0, from) + block + text.slice(to), start: from, end: from + block.length };
}

/** Make a link of the choice; its address is chosen then, ready to be typed over. */
export function linked({ text, start, end }: Chosen, word: string): Chosen {
  const inner = text.slice(start, end) || word;
  const address = "https://";
  const next = `${text.slice(0, start)}[${inner}](${address})${text.slice(end)}`;
  const at = start + inner.length + 3;
  return { text: next, start: at, end: at + address.length };
}

/** Hold a place for a picture on a line of its own. What the file is called describes it until somebody says it better. */
export function pictured(text: string, at: number, name: string, mark: string): string {
  const words = name
    .replace(/\.[a-z0-9]+$/i, "")
    .replace(/[[\]\\`<>*_]+/g, " ")
    .trim();
  const [start, end] = [text.slice(0, at), text.slice(at)];
  const before = start === "" || start.endsWith("\n\n") ? "" : start.endsWith("\n") ? "\n" : "\n\n";
  const after = end.startsWith("\n\n") ? "" : end.startsWith("\n") ? "\n" : "\n\n";
  return `${start}${before}![${words}](${mark})${after}${end}`;
}

/** Put a picture's address where its place is held. */
export function withPicture(text: string, mark: string, url: string): string {
  return text.replace(`](${mark})`, () => `](${url})`);
}

/** Take the place away again. */
export function withoutPicture(text: string, mark: string): string {
  return text.replace(new RegExp(`!\\[[^\\]]*\\]\\(${mark}\\)`), "");
}
