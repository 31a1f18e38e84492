"""The SQL that reads words: what was typed becomes a query that is sent along, read once for all tables."""

from typing import Final

import msgspec

from parley.core.search.words import Words
from parley.kit.db import Connection

_PARSED: Final = """
select coalesce(nullif(texts, ''::tsquery)::text, ''), coalesce(nullif(named, ''::tsquery)::text, '') from (
    select websearch_to_tsquery('parley', $1) && to_tsquery('parley', $2) as texts,
           case when $3 = '' then websearch_to_tsquery('parley', $1) else to_tsquery('parley', $3) end as named
) q
"""


class Parsed(msgspec.Struct, frozen=True):
    """Queries as PostgreSQL writes them: of texts, and of names; empty where they hold no word."""

    texts: str
    names: str


async def parse(connection: Connection, words: Words) -> Parsed:
    """Read the words."""
    row = await connection.fetchrow(_PARSED, words.whole, words.beginning, words.names)
    assert row is not None  # noqa: S101 -- a select without a table always gives its row
    return Parsed(row[0], row[1])
