/** A snippet of the search: escaped text with `<mark>` around the words. It is read, never put in as HTML. */
import type { ReactNode } from "react";

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
};

export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** Split a snippet into pieces that were found and pieces between. */
export function piecesOf(snippet: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let isFound = false;
  for (const part of snippet.split(/(<\/?mark>)/)) {
    if (part === "<mark>" || part === "</mark>") isFound = part === "<mark>";
    else if (part) pieces.push({ text: unescaped(part), isFound });
  }
  return pieces;
}

/** Mark in a plain text what begins like one of the words that were searched. */
export function piecesLike(text: string, query: string): readonly Piece[] {
  const words = (query.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1);
  if (words.length === 0) return [{ text, isFound: false }];
  const like = new RegExp(`((?<![\\p{L}\\p{N}])(?:${words.join("|")}))`, "giu");
  return text
    .split(like)
    .map((part, at) => ({ text: part, isFound: at % 2 === 1 }))
    .filter((piece) => piece.text);
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#x27|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

export function Marked({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return pieces.map(({ text, isFound }, at) =>
    isFound ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no self
      <mark key={at} className="rounded-sm bg-note-soft px-0.5 font-medium text-note">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
