"""The SQL of likeness: which words of a ticket tell most, and who else has them."""

from typing import Final

from parley.core.matching import COMMON, estimate_rows
from parley.core.search.model import Hit
from parley.core.search.store.shapes import ALIVE, headline, hit_from, newest
from parley.kit.db import Connection

_WORDS_WEIGHED: Final = 60
_SAMPLE: Final = 300
# More than eight, for a word that nobody else has tells nothing and costs nothing.
_WORDS_TAKEN: Final = 12
_FEWEST_WORDS: Final = 3

# How common a word is, is told by a sample of the newest messages: statistics are not readable under row security.
# One that a fifth of a fair sample has is no sign of likeness. The subject's words count double.
_TELLING: Final = rf"""
with words as (
    select '''' || replace(replace(u.lexeme, '\', '\\'), '''', '''''') || '''' as word,
           case when 'A' = any(u.weights) then 2.0 else 1.0 end as weight
    from messages m, unnest(m.tsv) u
    where m.workspace_id = $1 and m.ticket_number = $2 and m.kind = 'opening'
      and u.positions is not null and length(u.lexeme) between 2 and 60
    order by 'A' = any(u.weights) desc, u.positions[1] limit {_WORDS_WEIGHED}
), sample as materialized (
    select tsv from messages where workspace_id = $1 and ticket_number <> $2
    order by created_at desc, id desc limit {_SAMPLE}
), counted as materialized (
    select word, weight, (select count(*) from sample where tsv @@ word::tsquery) as others,
           (select count(*) from sample) as size
    from words
)
select word from counted where size < 100 or others * 5 <= size
order by weight * ln((size + 1) / (others + 0.5)) desc, word limit {_WORDS_TAKEN}
"""

_TSQUERY: Final = "$2::text::tsquery"
_QUERY: Final = f"('''w ' || ($1::bigint)::text || '''')::tsquery && {_TSQUERY}"

_SIMILAR: Final = f"""
with shown as (
    select x.ticket_number, x.id, ts_rank(x.tsv, (select {_TSQUERY}), 33) as score from ({{newest}}) x
    order by score desc, x.created_at desc limit $3
)
select 'ticket', t.number, t.number, t.subject, {headline("m.body_text", _TSQUERY)}, s.score, t.created_at
from shown s
join messages m on m.workspace_id = $1 and m.id = s.id
join tickets t on t.workspace_id = $1 and t.number = s.ticket_number
order by s.score desc, t.created_at desc, t.number desc
"""


async def list_telling_words(connection: Connection, *, workspace: int, number: int) -> list[str]:
    """List the words of a ticket's opening that few others have, the most telling first, quoted for a tsquery."""
    return [row[0] for row in await connection.fetch(_TELLING, workspace, number)]


async def rank_similar(
    connection: Connection, *, workspace: int, number: int, words: list[str], limit: int
) -> list[Hit]:
    """List the tickets among the newest matches that share most of the words, without the ticket itself.

    Where all the words together are common, fewer are asked for, so that an old likeness is found too.
    """
    common = await _is_common(connection, workspace, words)
    while common and len(words) > _FEWEST_WORDS:
        words = words[: len(words) // 2]
        common = await _is_common(connection, workspace, words)
    condition = f"x.kind = 'opening' and x.ticket_number <> $4 and {ALIVE}"
    rows = newest("messages", "ticket_number, kind", _QUERY, common=common, condition=condition)
    statement = _SIMILAR.replace("{newest}", rows)
    return [hit_from(row) for row in await connection.fetch(statement, workspace, _any_of(words), limit, number)]


def _any_of(words: list[str]) -> str:
    """Write the query that any of the quoted words satisfies."""
    return " | ".join(words)


async def _is_common(connection: Connection, workspace: int, words: list[str]) -> bool:
    query = _any_of(words)
    rows = await estimate_rows(connection, workspace=workspace, table="messages", words=query, query=_TSQUERY)
    return rows > COMMON
