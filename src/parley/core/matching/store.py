"""The SQL of matching. The planner's estimate chooses the way; the shape of the statement keeps to it.

`(tsv @@ query) is true` cannot use the words' index, and `offset 0` keeps a subquery where it stands: so a walk stays
a walk, also in a generic plan, where every query looks equally rare. Measured at 300,000 messages: a word that a tenth
of them has takes 31 ms by walking to the newest 2,000 and 98 ms by the index; one that ten of them have takes 310 ms
and 1 ms. Under forced row security the words' index cannot be used at all, for `@@` is not leakproof.
"""

from typing import Final

import msgspec

from parley.kit.db import Connection

COMMON: Final = 10_000
WEB_WORDS: Final = "websearch_to_tsquery('parley', $2)"
# Beside the words' index, which knows the workspace by its lexeme, no other is wanted: reading all of a workspace's
# entries for a bitmap takes longer than the search (85 ms instead of 5 at 300,000 of 1,200,000 messages).
IN_WORKSPACE: Final = "(workspace_id = $1) is true"
# A condition on a ticket `t`; its two values are the workspace and the words.
HOLDS_WORDS: Final = (
    "exists (select from messages m where m.workspace_id = t.workspace_id and m.ticket_number = t.number"
    " and (m.tsv @@ (select search_query(?, ?))) is true offset 0)"
)
# The same for what is no secret of the team's: neither notes nor drafts.
HOLDS_PUBLIC_WORDS: Final = HOLDS_WORDS.replace(
    "m.ticket_number = t.number", "m.ticket_number = t.number and m.kind in ('opening', 'reply') and not m.draft"
)


async def holds_words(connection: Connection, *, workspace: int, words: str) -> bool:
    """Whether anything could match: `!` and blanks hold no word."""
    return bool(words) and await connection.fetchval("select numnode(search_query($1, $2)) > 0", workspace, words)


async def estimate_rows(
    connection: Connection, *, workspace: int, table: str, words: str, query: str = WEB_WORDS
) -> int:
    """Estimate how many rows of a table match; `query` reads the words, $2.

    The words stand alone here: with the workspace's lexeme beside its column its share would be counted twice.
    """
    plan = await connection.fetchval(
        f"explain (format json) select 1 from {table}"
        f" where workspace_id = $1 and tsv @@ {query}",
        workspace, words,
    )  # fmt: skip
    return int(msgspec.json.decode(plan)[0]["Plan"]["Plan Rows"])


async def list_tickets(connection: Connection, *, workspace: int, words: str) -> list[int] | None:
    """List the numbers of the tickets whose messages match; None when more than COMMON messages do."""
    row = await connection.fetchrow(
        "select count(*), array_agg(distinct ticket_number) from (select ticket_number from messages"
        f" where {IN_WORKSPACE} and tsv @@ (select search_query($1, $2)) limit {COMMON + 1}) n",
        workspace, words,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- an aggregate always gives its row
    return None if row[0] > COMMON else list(row[1] or ())
