"""The SQL of what matches best."""

from typing import Final

import msgspec

from parley.core.matching import COMMON, IN_WORKSPACE, estimate_rows
from parley.core.search.model import Hit, HitKind
from parley.core.search.store.parsed import Parsed
from parley.core.search.store.shapes import ALIVE, RANKED, headline, hit_from, newest
from parley.kit.db import Connection

_WORDS: Final = "$2::text::tsquery"
# Messages and articles know their workspace by a lexeme of their words; people do not.
_IN_TEXTS: Final = f"('''w ' || ($1::bigint)::text || '''')::tsquery && {_WORDS}"
# 1 + 32: divided by the text's length, as a share of 1. The workspace's lexeme has no place in a text, hence no rank.
_RANK: Final = f"ts_rank_cd(x.tsv, (select {_WORDS}), 33)"

# A ticket is found by its best message; the opening one holds the subject.
_TICKETS: Final = f"""
with hits as materialized (
    select x.id, x.ticket_number, x.kind, x.created_at, {_RANK} as score from ({{newest}}) x
), tickets_ as (
    select * from (select distinct on (ticket_number) * from hits order by ticket_number, score desc, id desc) b
    order by score desc, created_at desc limit $3
), messages_ as (
    select * from hits where kind in ('reply', 'note') order by score desc, created_at desc limit $3
), shown as (
    select 'ticket' as found, * from tickets_ union all select 'message', * from messages_
)
select s.found, case s.found when 'ticket' then t.number else m.id end, t.number, t.subject,
       {headline("m.body_text", _WORDS)}, s.score,
       case s.found when 'ticket' then t.created_at else m.created_at end
from shown s
join messages m on m.workspace_id = $1 and m.id = s.id
join tickets t on t.workspace_id = $1 and t.number = s.ticket_number
"""

_CUSTOMERS: Final = f"""
with shown as (
    select x.id, {_RANK} as score from ({{newest}}) x order by score desc, x.created_at desc limit $3
)
select 'customer', c.id, null::bigint, coalesce(c.name, c.email, ''),
       {headline("concat_ws(' ', c.email, c.phone, o.name)", _WORDS)}, s.score, c.created_at
from shown s
join customers c on c.workspace_id = $1 and c.id = s.id
left join companies o on o.workspace_id = $1 and o.id = c.company_id
"""

_COMPANIES: Final = f"""
with shown as (
    select x.id, {_RANK} as score from ({{newest}}) x order by score desc, x.created_at desc limit $3
)
select 'company', o.id, null::bigint, o.name, {headline("array_to_string(o.domains, ' ')", _WORDS)}, s.score,
       o.created_at
from shown s
join companies o on o.workspace_id = $1 and o.id = s.id
"""

_ARTICLES: Final = f"""
with shown as (
    select x.id, {_RANK} as score from ({{newest}}) x order by score desc, x.created_at desc limit $3
)
select 'article', a.id, null::bigint, a.title, {headline("a.body", _WORDS)}, s.score, a.created_at
from shown s
join articles a on a.workspace_id = $1 and a.id = s.id
"""


class Source(msgspec.Struct, frozen=True):
    """A table that is searched: what it can find, by which statement; `named` where its words are those of names."""

    table: str
    kinds: frozenset[HitKind]
    statement: str
    columns: str = "workspace_id"
    condition: str = "true"
    named: bool = False

    @property
    def query(self) -> str:
        """The query of its words, as SQL."""
        return _WORDS if self.named else _IN_TEXTS

    def sql(self, *, common: bool) -> str:
        """Write the whole statement for common or for rare words."""
        newest_ = newest(self.table, self.columns, self.query, common=common, condition=self.condition)
        return self.statement.replace("{newest}", newest_)


SOURCES: Final = (
    Source("messages", frozenset({HitKind.TICKET, HitKind.MESSAGE}), _TICKETS, "ticket_number, kind", ALIVE),
    Source("customers", frozenset({HitKind.CUSTOMER}), _CUSTOMERS, "erased_at", "x.erased_at is null", named=True),
    Source("companies", frozenset({HitKind.COMPANY}), _COMPANIES, named=True),
    Source("articles", frozenset({HitKind.ARTICLE}), _ARTICLES),
)


async def rank(connection: Connection, source: Source, *, workspace: int, parsed: Parsed, limit: int) -> list[Hit]:
    """List the best of the newest matches, `limit` of each kind."""
    words = parsed.names if source.named else parsed.texts
    if not words:
        return []
    if await _is_common(connection, source, workspace, words):
        rows = await connection.fetch(source.sql(common=True), workspace, words, limit)
        if len(rows) >= limit:
            return [hit_from(row) for row in rows]
    return [hit_from(row) for row in await connection.fetch(source.sql(common=False), workspace, words, limit)]


async def _is_common(connection: Connection, source: Source, workspace: int, words: str) -> bool:
    """Whether more rows match than are ranked; counted where statistics do not say so."""
    table = source.table
    if await estimate_rows(connection, workspace=workspace, table=table, words=words, query=_WORDS) > COMMON:
        return True
    return await connection.fetchval(
        f"select count(*) > {RANKED} from (select from {table} where {IN_WORKSPACE} and tsv @@ (select {source.query})"
        f" limit {RANKED + 1}) n",
        workspace, words,
    )  # fmt: skip
