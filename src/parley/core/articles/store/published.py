"""The SQL of what is published: no statement here sees a draft."""

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
ONE = f"select {WHOLE} from articles a {AUTHOR} where a.workspace_id = $1 and a.slug = $2 and a.status = 'published'"


async def fetch_sections(connection: Connection, workspace: int) -> list[Section]:
    """Fetch all sections by their titles, each with the number of its published articles."""
    return [Section(*row) for row in await connection.fetch(SECTIONS, workspace)]


async def search(
    connection: Connection, workspace: int, *, words: str, section: int | None, limit: int
) -> list[ArticleSummary]:
    """Find articles by words, the best first."""
    return [summary_from_row(row) for row in await connection.fetch(SEARCH, workspace, words, section, limit)]


async def find(connection: Connection, workspace: int, slug: str) -> Article | None:
    """Find an article by its slug."""
    row = await connection.fetchrow(ONE, workspace, slug)
    return whole_from_row(row) if row else None
