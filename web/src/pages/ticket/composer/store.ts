/**
 * What is being written, in this browser: every letter is kept here first, so that neither a crash nor a missing
 * connection loses it. `synced` says that the server has the same, `ahead` that it was written before the server could
 * say what it has: then it goes behind that.
 */
import type { AttachmentWire } from "@/wire";
import type { Kind } from "../data/queries";

export interface DraftContent {
  readonly content: string;
  readonly files: readonly AttachmentWire[];
}
export interface Kept extends DraftContent {
  readonly synced: boolean;
  readonly ahead?: boolean;
}

export const EMPTY: DraftContent = { content: "", files: [] };

export function placeOf(owner: string, number: number, kind: Kind): string {
  return `parley.draft.${owner}.${number}.${kind}`;
}

export function readKept(place: string): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? "null") as Partial<Kept> | null;
    if (!found || typeof found.content !== "string" || !Array.isArray(found.files)) return null;
    const { content, files, synced, ahead } = found;
    return { content, files, synced: synced === true, ...(ahead ? { ahead } : {}) };
  } catch {
    return null; // storage is forbidden, or somebody wrote something else there
  }
}

export function keep(place: string, draft: DraftContent, synced: boolean, ahead = false): void {
  const { content, files } = draft;
  try {
    if (synced && isEmpty(draft)) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ content, files, synced, ...(ahead ? { ahead } : {}) }));
  } catch {
    // Storage is full or forbidden: then the server alone has it.
  }
}

/** Whether there is nothing to send. */
export function isEmpty({ content, files }: DraftContent): boolean {
  return files.length === 0 && textOf(content) === "";
}

export function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&nbsp;|\u00a0/g, " ")
    .trim();
}

/** What to begin with: what the server has not got yet wins, else what the server has. */
export function chosen(kept: Kept | null, served: DraftContent | null | undefined): DraftContent {
  if (kept?.ahead && served) return joined(served, kept);
  if (kept && !kept.synced) return kept;
  if (served) return served;
  // Undefined: the server could not be asked. Null: it has nothing, so that this was sent elsewhere.
  return served === undefined && kept ? kept : EMPTY;
}

/** Put what came back before what has been begun since. */
export function joined(back: DraftContent, begun: DraftContent): DraftContent {
  if (isEmpty(begun)) return back;
  const known = new Set(back.files.map((each) => each.id));
  return {
    content: textOf(begun.content) === "" ? back.content : back.content + begun.content,
    files: [...back.files, ...begun.files.filter((each) => !known.has(each.id))],
  };
}
