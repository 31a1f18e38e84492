/** One thing found. */
import { Link } from "@tanstack/react-router";
import { Ticket } from "lucide-react";
import { ICONS, numberOf, placeOf } from "@/finding/kinds";
import { Marked, type Piece, piecesLike, piecesOf } from "@/finding/marked";
import { DateTime } from "@/parts";
import type { HitWire } from "@/wire";

export function Hit({ hit, query }: { readonly hit: HitWire; readonly query: string }) {
  const Icon = ICONS[hit.type] ?? Ticket;
  const [to, hash] = placeOf(hit).split("#");
  return (
    <li>
      <Link
        to={to as "/"}
        {...(hash ? { hash } : {})}
        data-row
        className="flex gap-3 border-line border-b px-pad py-2.5 outline-offset-[-2px] hover:bg-hover focus-visible:bg-hover"
      >
        <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="shrink-0 text-faint tabular-nums empty:hidden">{numberOf(hit)}</span>
            <span className="min-w-0 truncate font-medium">
              <Marked pieces={piecesLike(hit.title || hit.id, query)} />
            </span>
            <DateTime at={hit.created_at} show="short" className="ms-auto shrink-0 text-faint text-small" />
          </span>
          {hit.snippet && (
            <span className="line-clamp-2 break-words text-small text-soft">
              <Marked pieces={snippetOf(hit.snippet, query)} />
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

/** The server marks whole words; a part of an address is marked here. */
function snippetOf(snippet: string, query: string): readonly Piece[] {
  const pieces = piecesOf(snippet);
  if (pieces.some((piece) => piece.isFound)) return pieces;
  return piecesLike(pieces.map((piece) => piece.text).join(""), query);
}
