"""The two ways to the newest matches, and how a row is shown.

Ranking takes every row it ranks from the disk, so it is given the newest 2,000 only. Common words are met soon by
walking from the newest row, and the walk ends after 25,000; rare ones are looked up, and 20,000 of them at most are
taken from the disk: common ones that are all old are found in part. `core/matching/store.py` says why the shapes of
these statements matter, and has the figures.
"""

from typing import Final

from parley.core.matching import IN_WORKSPACE
from parley.core.search.model import START, STOP, Hit, HitKind, marked
from parley.kit.db import Record

RANKED: Final = 2_000
WALKED: Final = 25_000
LOOKED_UP: Final = 20_000
_SHOWN_OF: Final = 8_000
# Few are deleted at any time, so they are read once from their own index rather than each hit's ticket looked up.
ALIVE: Final = "x.ticket_number not in (select number from tickets where workspace_id = $1 and deleted_at is not null)"


def newest(table: str, columns: str, query: str, *, common: bool, condition: str = "true") -> str:
    """Write the statement of the newest matches of `query` in a table, as `x`, under a further condition."""
    columns = f"id, created_at, tsv, {columns}"
    if common:
        rows = f"select {columns} from {table} where workspace_id = $1 order by created_at desc, id desc limit {WALKED}"
        condition = f"(x.tsv @@ (select {query})) is true and {condition}"
    else:
        rows = f"select {columns} from {table} where {IN_WORKSPACE} and tsv @@ (select {query}) limit {LOOKED_UP}"
    return f"select x.* from ({rows}) x where {condition} order by x.created_at desc, x.id desc limit {RANKED}"


def plain(text: str) -> str:
    """Write the expression of a text that holds no marks of its own."""
    return f"translate({text}, chr({ord(START)}) || chr({ord(STOP)}), '')"


def headline(text: str, query: str) -> str:
    """Write the expression of a snippet: some words of the text around those of the query, these between marks."""
    return (
        f"ts_headline('parley', {plain(f'left({text}, {_SHOWN_OF})')}, {query},"
        f" 'MaxWords=30, MinWords=12, StartSel=' || chr({ord(START)}) || ', StopSel=' || chr({ord(STOP)}))"
    )


def hit_from(row: Record) -> Hit:
    """Read a row of (kind, id, ticket, title, headline, score, created_at)."""
    return Hit(HitKind(row[0]), row[1], row[2], row[3], marked(row[4]), float(row[5]), row[6])
