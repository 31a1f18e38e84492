"""The help centre as anybody reads it: published articles, and the sections in which there are some."""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from parley.core.articles.model import Article, ArticleNotFound, ArticleStatus, ArticleSummary, Section
from parley.core.articles.rendering import rendered
from parley.core.articles.store import articles, published
from parley.core.work import Work
from parley.kit.db.listing import Found, Search
from parley.kit.text.html import POLICY_VERSION
from parley.kit.text.searchable import search_words

MOST_FOUND = 50
BEGUN = re.compile(r"[^\W_]{2,}")
MOST_ADDRESSES = 49_000
"""As many as one sitemap may list, with room for sections."""


async def list_published_sections(work: Work) -> list[Section]:
    """List the sections, by their titles, that hold a published article or a section that does; drafts do not count."""
    found = {section.id: section for section in await published.fetch_sections(work.connection, work.workspace)}
    shown: set[int] = set()
    for section in found.values():
        inner: Section | None = section if section.article_count else None
        while inner is not None and inner.id not in shown:
            shown.add(inner.id)
            inner = found.get(inner.parent_id or 0)
    return [section for section in found.values() if section.id in shown]


async def list_published(work: Work, search: Search, *, section: int | None = None) -> Found[ArticleSummary]:
    """Page through the published articles, of one section or of all."""
    return await articles.fetch(work.connection, search, {"status": ArticleStatus.PUBLISHED, "section_id": section})


async def list_leading(work: Work, *, sections: Sequence[int], most: int) -> list[ArticleSummary]:
    """List the newest published articles of each of these sections, and of none: so many of each."""
    inside = await published.fetch_leading(work.connection, work.workspace, sections=sections, most=most)
    return inside + await published.fetch_loose(work.connection, work.workspace, most=most)


async def list_addresses(work: Work) -> list[tuple[str, dt.datetime]]:
    """List slug and last change of what is published, the newest first."""
    return await published.fetch_addresses(work.connection, work.workspace, most=MOST_ADDRESSES)


async def find_published(work: Work, *, query: str, section: int | None = None) -> list[ArticleSummary]:
    """Find the published articles that match, the best first, fifty at most."""
    words = search_words(query)
    return await published.search(work.connection, work.workspace, words=words, section=section, limit=MOST_FOUND)


async def find_begun(work: Work, *, query: str) -> list[ArticleSummary]:
    """Find the published articles for one who is still typing: the last word may be the beginning of one."""
    words = search_words(query)
    before, _, last = words.rpartition(" ")
    if not BEGUN.fullmatch(last):
        return await find_published(work, query=query)
    return await published.search_begun(
        work.connection, work.workspace, words=words, begun=last, before=before, limit=MOST_FOUND
    )


async def get_published(work: Work, *, slug: str) -> Article:
    """Return a published article, its HTML made by the policy of today. Raises ArticleNotFound, also for a draft."""
    found = await published.find(work.connection, work.workspace, slug)
    if found is None:
        raise ArticleNotFound
    if found.policy == POLICY_VERSION:
        return found
    ready = await rendered(found.body)
    return msgspec.structs.replace(found, body_html=ready.html, policy=POLICY_VERSION)
