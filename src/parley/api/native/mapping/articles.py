"""Articles: core to wire, and back. A section of core is a collection here."""

from typing import Any

from parley.api.native.ids import id_in_body, spell_id
from parley.api.native.mapping.sections import PREFIX, section_id_to_wire
from parley.api.native.schemas.articles import ArticleSummaryWire, ArticleWire, AuthorWire
from parley.core.articles import Article, ArticleSummary
from parley.core.articles.model import ArticleStatus
from parley.kit.clock import print_time

FAULT_NAMES = {"section_id": "collection_id"}


def article_to_wire(article: Article) -> ArticleWire:
    """Spell a whole article."""
    return ArticleWire(**_summary(article), body=article.body, body_html=article.body_html)


def article_summary_to_wire(article: ArticleSummary) -> ArticleSummaryWire:
    """Spell an article for a list."""
    return ArticleSummaryWire(**_summary(article))


def article_from_wire(fields: dict[str, Any]) -> dict[str, Any]:
    """Read the given fields of an article; raise Invalid for a malformed collection."""
    read = {name: value for name, value in fields.items() if name != "collection_id"}
    if "status" in read:
        read["status"] = ArticleStatus(read["status"])
    if "collection_id" in fields:
        text = fields["collection_id"]
        read["section_id"] = None if text is None else id_in_body(PREFIX, text, "collection_id")
    return read


def _summary(article: ArticleSummary) -> dict[str, Any]:
    author = None
    if article.author_id is not None:
        author = AuthorWire(spell_id("user", article.author_id), article.author_name or "")
    return {
        "id": spell_id("art", article.id),
        "title": article.title,
        "slug": article.slug,
        "status": article.status.value,
        "collection_id": section_id_to_wire(article.section_id),
        "author": author,
        "excerpt": article.excerpt,
        "published_at": None if article.published_at is None else print_time(article.published_at),
        "created_at": print_time(article.created_at),
        "updated_at": print_time(article.updated_at),
    }
