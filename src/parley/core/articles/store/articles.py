"""The SQL of articles."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from parley.core.articles.model import Article, ArticleStatus, ArticleSummary, Draft, WantedArticles
from parley.core.articles.rendering import Rendered
from parley.core.clauses import ID, MOMENT, TEXT, Compared, add_clauses
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search
from parley.kit.text.html import POLICY_VERSION

CLAUSE_FIELDS: Mapping[str, Compared] = {
    "id": Compared("a.id", ID),
    "section_id": Compared("a.section_id", ID),
    "author_id": Compared("a.author_id", ID),
    "slug": Compared("a.slug", TEXT),
    "status": Compared("a.status", TEXT),
    "created_at": Compared("a.created_at", MOMENT),
    "updated_at": Compared("a.updated_at", MOMENT),
}
SUMMARY = (
    "a.id, a.title, a.slug, a.description, a.status, a.section_id, a.author_id, g.name as author_name, a.excerpt,"
    " a.published_at, a.version, a.created_at, a.updated_at"
)
WHOLE = f"{SUMMARY}, a.body, a.body_html, a.policy"
AUTHOR = "left join agents g on g.workspace_id = a.workspace_id and g.id = a.author_id"
LISTING = Listing(columns=SUMMARY, table="articles a", joins=AUTHOR)


async def insert(connection: Connection, *, workspace: int, draft: Draft, ready: Rendered, now: dt.datetime) -> int:
    """Add an article and return its id."""
    return await connection.fetchval(
        "insert into articles (workspace_id, section_id, title, slug, body, body_html, excerpt, policy, status,"
        " author_id, published_at, tsv, description, created_at, updated_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $9 = 'published' then $13::timestamptz end,"
        " search_vector($1, $3, $11), $12, $13, $13) returning id",
        workspace, draft.section_id, draft.title, draft.slug, draft.body, ready.html, ready.excerpt, POLICY_VERSION,
        draft.status, draft.author_id, ready.words, draft.description, now,
    )  # fmt: skip


async def find(connection: Connection, *, workspace: int, article: int, lock: bool = False) -> Article | None:
    """Find an article; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update of a" if lock else ""
    row = await connection.fetchrow(
        f"select {WHOLE} from articles a {AUTHOR} where a.workspace_id = $1 and a.id = $2{ending}", workspace, article
    )
    return whole_from_row(row) if row else None


async def update(
    connection: Connection, *, workspace: int, article: Article, ready: Rendered, now: dt.datetime
) -> None:
    """Write the article as its next version, with what was rendered from its body."""
    await connection.execute(
        "update articles a set section_id = $3, title = $4, slug = $5, body = $6, body_html = $7, excerpt = $8,"
        " policy = $9, status = $10, published_at = $11, tsv = search_vector($1, $4, $12), version = a.version + 1,"
        " updated_at = $13, description = $14, author_id = $15 where a.workspace_id = $1 and a.id = $2",
        workspace, article.id, article.section_id, article.title, article.slug, article.body, ready.html,
        ready.excerpt, POLICY_VERSION, article.status, article.published_at, ready.words, now,
        article.description, article.author_id,
    )  # fmt: skip


async def delete(connection: Connection, *, workspace: int, article: int) -> None:
    """Remove an article."""
    await connection.execute("delete from articles where workspace_id = $1 and id = $2", workspace, article)


async def fetch_html(connection: Connection, *, workspace: int, articles: Sequence[int]) -> list[Record]:
    """Fetch what was made of the articles' texts: id, body, HTML and the policy that made it."""
    return await connection.fetch(
        "select a.id, a.body, a.body_html, a.policy from articles a"
        " where a.workspace_id = $1 and a.id = any($2::bigint[])",
        workspace, list(articles),
    )  # fmt: skip


async def fetch(connection: Connection, search: Search, wanted: WantedArticles) -> Found[ArticleSummary]:
    """Page through the articles."""
    for column in ("status", "section_id"):
        value = wanted.get(column)
        if value is not None:
            search.where(f"a.{column} = ?", value)
    add_clauses(search, wanted.get("clauses", ()), CLAUSE_FIELDS)
    return await LISTING.fetch(connection, search, summary_from_row)


def summary_from_row(row: Record) -> ArticleSummary:
    """Make an article of a row of SUMMARY."""
    return ArticleSummary(**_fields(row, ArticleSummary.__struct_fields__))


def whole_from_row(row: Record) -> Article:
    """Make an article of a row of WHOLE."""
    return Article(**_fields(row, Article.__struct_fields__))


def _fields(row: Record, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names} | {"status": ArticleStatus(row["status"])}
