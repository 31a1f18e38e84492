"""The SQL of what is published: no statement here sees a draft."""

import datetime as dt
from collections.abc import Sequence

from parley.core.articles.model import Article, ArticleSummary, Section
from parley.core.articles.store.articles import AUTHOR, SUMMARY, WHOLE, summary_from_row, whole_from_row
from parley.kit.db import Connection
from parley.kit.db.listing import EXACT

SECTIONS = f"""
select s.id, s.title, s.slug, s.description, s.parent_id,
       (select count(*) from (select 1 from articles a where a.workspace_id = s.workspace_id and a.section_id = s.id
        and a.status = 'published' limit {EXACT}) n_), s.version, s.created_at, s.updated_at
from sections s where s.workspace_id = $1 order by lower(s.title), s.id
"""
# The workspace's own lexeme is in the query, so the index of words leads to its articles alone.
SEARCH = f"""
select {SUMMARY} from articles a {AUTHOR}
where a.workspace_id = $1 and a.status = 'published' and ($3::bigint is null or a.section_id = $3)
  and a.tsv @@ search_query($1, $2)
order by ts_rank_cd(a.tsv, websearch_to_tsquery('public.parley', $2), 33) desc, a.id desc limit $4
"""
# Likewise, with a last word that is perhaps not yet written out; what has it whole comes first.
BEGUN = f"""
select {SUMMARY} from articles a {AUTHOR}
cross join (select to_tsquery('public.parley', $4) && websearch_to_tsquery('public.parley', $5) as begun) q
where a.workspace_id = $1 and a.status = 'published'
  and (a.tsv @@ search_query($1, $2) or a.tsv @@ (quote_literal('w ' || $1::text)::tsquery && q.begun))
order by a.tsv @@ search_query($1, $2) desc, ts_rank_cd(a.tsv, q.begun, 33) desc, a.id desc limit $3
"""
ONE = f"select {WHOLE} from articles a {AUTHOR} where a.workspace_id = $1 and a.slug = $2 and a.status = 'published'"
# Of each section the newest few, by the index of its articles: how many there are in all does not matter.
LEADING = f"""
select l.* from unnest($2::bigint[]) with ordinality as s (id, place) cross join lateral (
    select {SUMMARY} from articles a {AUTHOR}
    where a.workspace_id = $1 and a.section_id = s.id and a.status = 'published'
    order by a.created_at desc, a.id desc limit $3) l
order by s.place, l.created_at desc, l.id desc
"""
LOOSE = f"""
select {SUMMARY} from articles a {AUTHOR}
where a.workspace_id = $1 and a.section_id is null and a.status = 'published'
order by a.created_at desc, a.id desc limit $2
"""
ADDRESSES = """
select slug, updated_at from articles where workspace_id = $1 and status = 'published'
order by created_at desc, id desc limit $2
"""


async def fetch_sections(connection: Connection, workspace: int) -> list[Section]:
    """Fetch all sections by their titles, each with the number of its published articles."""
    return [Section(*row) for row in await connection.fetch(SECTIONS, workspace)]


async def search(
    connection: Connection, workspace: int, *, words: str, section: int | None, limit: int
) -> list[ArticleSummary]:
    """Find articles by words, the best first."""
    return [summary_from_row(row) for row in await connection.fetch(SEARCH, workspace, words, section, limit)]


async def search_begun(
    connection: Connection, workspace: int, *, words: str, begun: str, before: str, limit: int
) -> list[ArticleSummary]:
    """Find articles by words of which the last, `begun`, may go on; `before` are the others."""
    rows = await connection.fetch(BEGUN, workspace, words, limit, f"{begun}:*", before)
    return [summary_from_row(row) for row in rows]


async def find(connection: Connection, workspace: int, slug: str) -> Article | None:
    """Find an article by its slug."""
    row = await connection.fetchrow(ONE, workspace, slug)
    return whole_from_row(row) if row else None


async def fetch_leading(
    connection: Connection, workspace: int, *, sections: Sequence[int], most: int
) -> list[ArticleSummary]:
    """Fetch the newest articles of each section, so many of each."""
    rows = await connection.fetch(LEADING, workspace, list(sections), most)
    return [summary_from_row(row) for row in rows]


async def fetch_loose(connection: Connection, workspace: int, *, most: int) -> list[ArticleSummary]:
    """Fetch the newest articles that stand in no section."""
    return [summary_from_row(row) for row in await connection.fetch(LOOSE, workspace, most)]


async def fetch_addresses(connection: Connection, workspace: int, *, most: int) -> list[tuple[str, dt.datetime]]:
    """Fetch slug and last change of every article, the newest first."""
    return [(row[0], row[1]) for row in await connection.fetch(ADDRESSES, workspace, most)]
