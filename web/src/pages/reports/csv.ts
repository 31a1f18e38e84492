/** Figures as a CSV file (RFC 4180), made in the browser from what is shown. */

export type Cell = string | number | null;

/** Spell a table. A text that a spreadsheet would run as a formula, wide signs too, gets an apostrophe. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[head, ...rows].map((row) => row.map(spelled).join(",")).join("\r\n")}\r\n`;
}

function spelled(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Give a text to the person as a file. */
export function download(name: string, text: string): void {
  // The mark tells spreadsheets that it is UTF-8.
  const address = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
