"""Write, change, publish and remove articles."""

from collections.abc import Callable, Sequence
from typing import Any, Unpack

import msgspec
from msgspec import UNSET, UnsetType

from parley.core.access import Permission, require
from parley.core.articles.events import ArticleCreated, ArticleDeleted, ArticlePublished, ArticleUpdated
from parley.core.articles.model import (
    LONGEST_TITLE,
    Article,
    ArticleNotFound,
    ArticleSlugTaken,
    ArticleStatus,
    ArticleSummary,
    Draft,
    WantedArticles,
    check_body,
    check_description,
)
from parley.core.articles.rendering import rendered
from parley.core.articles.slugs import choose_slug
from parley.core.articles.store import articles as store
from parley.core.change import changed, check_version
from parley.core.errors import Invalid
from parley.core.events import Changes
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search
from parley.kit.text.html import POLICY_VERSION

REFUSALS: dict[str, Callable[[], Exception]] = {
    "articles_slug": ArticleSlugTaken,
    "articles_workspace_id_section_id_fkey": lambda: Invalid.at("section_id", "Unknown section"),
    "articles_workspace_id_author_id_fkey": lambda: Invalid.at("author_id", "Unknown user"),
}


async def create_article(
    work: Work,
    *,
    title: str,
    body: str = "",
    slug: str | None = None,
    status: ArticleStatus = ArticleStatus.DRAFT,
    section_id: int | None = None,
    description: str = "",
) -> Article:
    """The article exists, by the acting agent. Without a slug it gets one from its title, numbered when taken.

    Raises ArticleSlugTaken, and Invalid for an unknown section.
    """
    require(work, Permission.WRITE)
    title = check_line(title, "title", most=LONGEST_TITLE)
    ready = await rendered(check_body(body))
    draft = Draft(
        title=title,
        slug=await choose_slug(work, "articles", slug, title),
        description=check_description(description),
        body=body,
        status=status,
        section_id=section_id,
        author_id=work.actor.agent_id,
    )
    with refuses_duplicate(REFUSALS):
        number = await store.insert(work.connection, workspace=work.workspace, draft=draft, ready=ready, now=work.now)
    article = await get_article(work, article=number)
    work.record(ArticleCreated(id=number, title=title, slug=draft.slug, status=status, section_id=section_id))
    if status is ArticleStatus.PUBLISHED:
        work.record(ArticlePublished(id=number, title=title, slug=draft.slug))
    return article


async def get_article(work: Work, *, article: int) -> Article:
    """Return the article, its HTML made by the policy of today. Raises ArticleNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, article=article)
    if found is None:
        raise ArticleNotFound
    if found.policy == POLICY_VERSION:
        return found
    ready = await rendered(found.body)
    return msgspec.structs.replace(found, body_html=ready.html, policy=POLICY_VERSION)


async def update_article(
    work: Work,
    *,
    article: int,
    title: str | UnsetType = UNSET,
    body: str | UnsetType = UNSET,
    slug: str | UnsetType = UNSET,
    status: ArticleStatus | UnsetType = UNSET,
    section_id: int | UnsetType | None = UNSET,
    description: str | UnsetType = UNSET,
    author_id: int | UnsetType = UNSET,
    expected: int | None = None,
) -> Article:
    """The given fields hold; the slug stays with a new title, for it is an address.

    Raises ArticleNotFound, ArticleSlugTaken, VersionMismatch, and Invalid for an unknown section or author.
    """
    require(work, Permission.WRITE)
    title = title if title is UNSET else check_line(title, "title", most=LONGEST_TITLE)
    slug = slug if slug is UNSET else await choose_slug(work, "articles", slug)
    ready = None if body is UNSET else await rendered(check_body(body))
    if description is not UNSET:
        check_description(description)
    old = await _locked(work, article)
    check_version(old.version, expected)
    given: dict[str, Any] = {"title": title, "body": body, "slug": slug, "status": status, "section_id": section_id}
    new, changes = changed(old, {**given, "description": description, "author_id": author_id})
    if not changes:
        return await get_article(work, article=article)
    # A new title is part of the words, so these are made anew with it; the policy's number then belongs to the HTML.
    ready = ready or await rendered(old.body)
    if new.status is ArticleStatus.PUBLISHED and new.published_at is None:
        new = msgspec.structs.replace(new, published_at=work.now)
    with refuses_duplicate(REFUSALS):
        await store.update(work.connection, workspace=work.workspace, article=new, ready=ready, now=work.now)
    _record_update(work, new, changes)
    return await get_article(work, article=article)


async def delete_article(work: Work, *, article: int, expected: int | None = None) -> None:
    """The article is gone. Raises ArticleNotFound, VersionMismatch."""
    require(work, Permission.WRITE)
    old = await _locked(work, article)
    check_version(old.version, expected)
    await store.delete(work.connection, workspace=work.workspace, article=article)
    work.record(ArticleDeleted(id=old.id, title=old.title, slug=old.slug))


async def list_articles(work: Work, search: Search, **wanted: Unpack[WantedArticles]) -> Found[ArticleSummary]:
    """Page through the articles, drafts among them: this is the agents' view."""
    return await store.fetch(work.connection, search, wanted)


async def html_of(work: Work, *, articles: Sequence[int]) -> dict[int, str]:
    """Return the HTML of many articles by id, made by the policy of today."""
    if not articles:
        return {}
    rows = await store.fetch_html(work.connection, workspace=work.workspace, articles=articles)
    return {
        row["id"]: row["body_html"] if row["policy"] == POLICY_VERSION else (await rendered(row["body"])).html
        for row in rows
    }


def _record_update(work: Work, article: Article, changes: Changes) -> None:
    told = {name: change for name, change in changes.items() if name != "body"}
    work.record(ArticleUpdated(id=article.id, changes=told, is_body_changed="body" in changes))
    if "status" in changes and article.status is ArticleStatus.PUBLISHED:
        work.record(ArticlePublished(id=article.id, title=article.title, slug=article.slug))


async def _locked(work: Work, article: int) -> Article:
    found = await store.find(work.connection, workspace=work.workspace, article=article, lock=True)
    if found is None:
        raise ArticleNotFound
    return found
