"""Articles: core to wire and back. This dialect writes HTML; the house keeps Markdown, in which HTML may stand."""

import re
from typing import Any

from msgspec import UNSET

from parley.api.featurebase.ids import Kind, id_in_body, spell_id, spell_id_or_none
from parley.api.featurebase.mapping.brands import ONLY
from parley.api.featurebase.mapping.help_center import parent_in_body
from parley.api.featurebase.mapping.queries import Word, read_id, read_moment
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.articles import (
    ArticleAuthor,
    ArticleChange,
    ArticleInput,
    ArticleTranslation,
    ArticleWire,
)
from parley.api.featurebase.schemas.help_center import LOCALE
from parley.core.articles import ArticleStatus, ArticleSummary

OPENING, CLOSING = "<div>\n", "\n</div>"
EMPTY_LINE = re.compile(r"\n(?=[ \t]*(?:\n|$))")
STATES = {"live": ArticleStatus.PUBLISHED, "draft": ArticleStatus.DRAFT}
WORDS = {
    "id": Word("id", read_id(Kind.ARTICLE)),
    "parent_id": Word("section_id", read_id(Kind.SECTION)),
    "author_id": Word("author_id", read_id(Kind.ADMIN)),
    "slug": Word("slug"),
    "state": Word("status", lambda _, value, __: STATES.get(value, value) if isinstance(value, str) else value),
    "created_at": Word("created_at", read_moment),
    "updated_at": Word("updated_at", read_moment),
}


def words_of(workspace: int) -> dict[str, Word]:
    """Return what articles are searched by; every article is of the one help center."""
    own = spell_id(workspace, Kind.HELP_CENTER, ONLY)
    return {**WORDS, "help_center_id": Word("id", always=own)}


def article_to_wire(workspace: int, article: ArticleSummary, html: str) -> ArticleWire:
    """Spell an article."""
    body, updated = _without_wrapping(html), spell_moment(article.updated_at)
    is_live = article.status is ArticleStatus.PUBLISHED
    wire = ArticleWire(
        id=spell_id(workspace, Kind.ARTICLE, article.id),
        title=article.title,
        description=article.description,
        body=body,
        slug=article.slug,
        parent_id=spell_id_or_none(workspace, Kind.SECTION, article.section_id),
        help_center_id=spell_id(workspace, Kind.HELP_CENTER, ONLY),
        organization=spell_id(workspace, Kind.WORKSPACE, workspace),
        state="live" if is_live else "draft",
        is_published=is_live,
        published_locales=[LOCALE] if is_live else [],
        translations={},
        created_at=spell_moment(article.created_at),
        updated_at=updated,
        live_updated_at=updated if is_live else UNSET,
    )
    wire.translations[LOCALE] = ArticleTranslation(
        article.title, article.description, body, article.slug, wire.created_at, updated
    )
    if article.author_id is not None:
        wire.author = ArticleAuthor(spell_id(workspace, Kind.ADMIN, article.author_id), article.author_name or "")
    return wire


def article_from_wire(workspace: int, body: ArticleInput | ArticleChange) -> dict[str, Any]:
    """Read what is given of an article. Raises Invalid, NoSuchObject."""
    said: dict[str, Any] = {"title": body.title, "description": body.description}
    said["section_id"] = parent_in_body(workspace, body.parent_id)
    if isinstance(body, ArticleChange) and body.author_id is not UNSET:
        said["author_id"] = id_in_body(workspace, Kind.ADMIN, body.author_id, "authorId")
    if body.state is not UNSET:
        said["status"] = STATES[body.state]
    if body.body is not UNSET:
        said["body"] = body.body if body.formatter == "ai" else markdown_from(body.body)
    return {name: value for name, value in said.items() if value is not UNSET}


def markdown_from(html: str) -> str:
    """Return Markdown that means just this HTML: one block of it, which an empty line would end."""
    if not html:
        return ""
    lines = html.replace("\r\n", "\n").replace("\r", "\n")
    return f"{OPENING}{EMPTY_LINE.sub(chr(10) + '<!-- -->', lines)}{CLOSING}"


def _without_wrapping(html: str) -> str:
    html = html.removesuffix("\n")
    if html.startswith(OPENING) and html.endswith(CLOSING):
        return html[len(OPENING) : -len(CLOSING)]
    return html
