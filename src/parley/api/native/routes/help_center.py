"""The public help centre. Nobody signs in: which workspace is meant says `workspace`, else the host."""

import re
from urllib.parse import parse_qs

from parley.api.native.envelopes import Bare, Many, Meta, One, many, one
from parley.api.native.ids import id_in_body
from parley.api.native.mapping.help_center import article_to_wire, section_to_wire, summary_to_wire
from parley.api.native.mapping.sections import PREFIX
from parley.api.native.paging import search_from
from parley.api.native.schemas.help_center import (
    HelpArticleQuery,
    HelpArticleSummaryWire,
    HelpArticleWire,
    HelpQuery,
    HelpSectionWire,
)
from parley.api.native.seating import workspace_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import articles
from parley.core.actor import Actor, ActorKind, Role
from parley.core.articles import ArticleNotFound
from parley.core.errors import Invalid
from parley.core.work import Work

ROUTES = Routes("Help centre")
SLUG = re.compile(r"[a-z0-9-]{1,63}", re.ASCII)
KEPT = (b"cache-control", b"public, max-age=60, stale-while-revalidate=300")
"""Whoever has read an article may read it again for a minute: a page that is withdrawn stays so long."""


async def enter_as_reader(call: Call, _path: dict[str, str]) -> Actor:
    """Return a reader of the help centre that is meant. Raises Invalid for an unknown workspace."""
    slug = parse_qs(call.scope["query_string"].decode("latin-1")).get("workspace", [None])[-1]
    if slug is not None and not SLUG.fullmatch(slug):
        raise Invalid.at("workspace", "Unknown workspace")
    return Actor(await workspace_of(call, slug), ActorKind.SYSTEM, None, "Reader", Role.READ)


@ROUTES.get("/help/sections", public=True, enter=enter_as_reader)
async def list_help_sections(work: Work, call: Call, query: HelpQuery) -> Bare[list[HelpSectionWire]]:  # noqa: ARG001 -- read at the entrance
    """List the sections of the help centre in which there is something to read, by their titles."""
    found = await articles.list_published_sections(work)
    call.out.append(KEPT)
    return Bare([section_to_wire(section) for section in found])


@ROUTES.get("/help/articles", public=True, enter=enter_as_reader)
async def list_help_articles(work: Work, call: Call, query: HelpArticleQuery) -> Many[HelpArticleSummaryWire]:
    """List the published articles, or search them by `q`."""
    section = None if query.section_id is None else id_in_body(PREFIX, query.section_id, "section_id")
    search = search_from(call, query)
    if query.q is None:
        found = await articles.list_published(work, search, section=section)
        call.out.append(KEPT)
        return many(call, query, found, summary_to_wire)
    hits = await articles.find_published(work, query=query.q, section=section)
    call.out.append(KEPT)
    return Many([summary_to_wire(hit) for hit in hits[: query.limit]], Meta(query.limit, len(hits), None))


@ROUTES.get("/help/articles/{slug}", public=True, enter=enter_as_reader, raises=[ArticleNotFound])
async def get_help_article(work: Work, call: Call, slug: str, query: HelpQuery) -> One[HelpArticleWire]:  # noqa: ARG001 -- read at the entrance
    """Get a published article by its slug. A draft is not found."""
    article = await articles.get_published(work, slug=slug)
    call.out.append(KEPT)
    return one(call, article_to_wire(article))
