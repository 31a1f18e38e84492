"""What the search finds, and how a snippet is made safe."""

import datetime as dt
from collections import Counter
from enum import StrEnum
from html import escape
from typing import Final

import msgspec

# PostgreSQL puts these around the words; they cannot be in the text, for they are taken out of it before.
START, STOP = "\x02", "\x03"
EXACT: Final = 1.0
SIMILAR: Final = 10


class HitKind(StrEnum):
    """What was found."""

    TICKET = "ticket"
    MESSAGE = "message"
    CUSTOMER = "customer"
    COMPANY = "company"
    ARTICLE = "article"


class Hit(msgspec.Struct, frozen=True):
    """One thing found. `snippet` is safe HTML with `<mark>` around the words; `title` is plain text.

    `id` is a ticket's number; `ticket` is set for tickets and messages. `score` is above 0 and at most 1, which an
    exact match has.
    """

    kind: HitKind
    id: int
    ticket: int | None
    title: str
    snippet: str
    score: float
    created_at: dt.datetime


class SearchResults(msgspec.Struct, frozen=True):
    """What was found, the exact first, then the best."""

    hits: list[Hit]
    limit: int


def marked(headline: str) -> str:
    """Return a headline as HTML: everything escaped but the marks."""
    return escape(headline, quote=True).replace(START, "<mark>").replace(STOP, "</mark>")


def best(exact: list[Hit], ranked: list[Hit], limit: int, *, each: bool = False) -> list[Hit]:
    """Put the exact first and the others behind by score, newest first among equals, nothing twice.

    There are `limit` of all together, or of `each` kind.
    """
    ranked = sorted(ranked, key=lambda hit: (hit.score, hit.created_at), reverse=True)
    seen: dict[tuple[HitKind, int], Hit] = {}
    for hit in [*exact, *ranked]:
        seen.setdefault((hit.kind, hit.id), hit)
    if not each:
        return list(seen.values())[:limit]
    taken = Counter[HitKind]()
    return [hit for hit in seen.values() if _took(taken, hit.kind) <= limit]


def _took(taken: Counter[HitKind], kind: HitKind) -> int:
    taken[kind] += 1
    return taken[kind]
