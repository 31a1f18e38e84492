"""Which page a path is, and how it is answered: with a tag, so that nobody is sent twice what has not changed."""

import asyncio
import gzip
import hashlib
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from parley.api.toolbox.answer import Answer, RawHeaders
from parley.api.toolbox.call import Call
from parley.api.toolbox.house import House
from parley.api.toolbox.limits import TooManyRequests
from parley.app.front import FRESH, GUARDS, HeadersOnly, choose, refusal
from parley.app.help import pages, pictures, reader, sitemap
from parley.app.help.shell import Page, Shell, Site
from parley.app.help.words import Words, words_for
from parley.core import articles
from parley.core.articles import ArticleNotFound
from parley.core.errors import Unavailable
from parley.core.work import Work
from parley.kit.db import DatabaseGone
from parley.kit.db.listing import MOST_SKIPPED, Order, Search

HTML = (b"content-type", b"text/html; charset=utf-8")
VARY = (b"vary", b"accept-encoding, accept-language")
LONGEST_QUERY: Final = 200
STEP: Final = 50
SMALL: Final = 1_000
QUICK: Final = 60_000
"""Bytes beyond which squeezing would keep the event loop from others for a millisecond."""
NEWEST = Order("a.created_at", "timestamptz")
OK = 200


class HelpCenter:
    """The ASGI application of every help centre: `/help/…` by the host, `/w/<slug>/help/…` by name."""

    def __init__(self, house: House, shell: Shell) -> None:
        self._house = house
        self._shell = shell

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["method"] not in {"GET", "HEAD"}:
            answer = refusal(405, "METHOD_NOT_ALLOWED", "This path does not take that method", (b"allow", b"GET, HEAD"))
        else:
            answer = await self._answer(Call(self._house, "help", scope, receive))
            if scope["method"] == "HEAD":
                answer = HeadersOnly(answer.status, answer.body, answer.headers)
        await answer(scope, receive, send)

    async def _answer(self, call: Call) -> Answer:
        words = words_for((call.header(b"accept-language") or b"").decode("latin-1"))
        found = reader.PATH.fullmatch(call.scope["path"])
        slug, path = (found[1], found[2] or "") if found else (None, "/")
        bare = Site("", reader.base_of(slug), reader.portal_of(slug), "", words)
        if path.startswith(pictures.PREFIX):
            return await pictures.answer(call, path.removeprefix(pictures.PREFIX))
        try:
            await self._house.limiter.spend(f"address:{call.address}")
            workspace = await reader.workspace_for(self._house, slug, reader.host_of(call))
            if not found or workspace is None:
                return await self._shown(call, pages.missing_page(bare), bare)
            async with reader.open_reader(call, workspace) as work:
                return await self._read(call, work, slug, path.rstrip("/"), words)
        except TooManyRequests as error:
            return await self._shown(
                call, pages.away_page(bare, 429), bare, (b"retry-after", str(error.retry_after).encode())
            )
        except (Unavailable, DatabaseGone):
            return await self._shown(call, pages.away_page(bare, 503), bare, (b"retry-after", b"2"))

    async def _read(self, call: Call, work: Work, slug: str | None, path: str, words: Words) -> Answer:
        site = await reader.site_of(call, work, slug, words)
        if path == "/sitemap.xml":
            return await squeezed(call, OK, await sitemap.sitemap_of(work, site), sitemap.KIND)
        return await self._shown(call, await page_at(call, work, site, path), site)

    async def _shown(self, call: Call, page: Page, site: Site, *more: tuple[bytes, bytes]) -> Answer:
        return await squeezed(call, page.status, self._shell.write(page, site), HTML, *more)


def open_help_center(house: House, built: Path) -> HelpCenter | None:
    """Return the help centre, None where its page was not built."""
    return HelpCenter(house, Shell.read(built)) if built.is_file() else None


async def page_at(call: Call, work: Work, site: Site, path: str) -> Page:
    """Read what a path below the base shows."""
    _, kind, slug, *rest = [*path.split("/"), "", "", ""][: max(3, path.count("/") + 1)]
    query = parse_qs(call.scope["query_string"].decode("latin-1"))
    if not kind:
        return await _front(work, site, query.get("q", [""])[-1])
    if kind == "articles" and slug and not rest:
        return await _article(work, site, slug)
    if kind == "sections" and slug and not rest:
        return await _section(work, site, slug, _skipped(query.get("after", ["0"])[-1]))
    return pages.missing_page(site)


async def _front(work: Work, site: Site, asked: str) -> Page:
    asked = " ".join(asked[:LONGEST_QUERY].replace("\x00", " ").split())
    sections = await articles.list_published_sections(work)
    if asked:
        return pages.search_page(site, asked, await articles.find_begun(work, query=asked), sections)
    shown = [each.id for each in sections if each.article_count]
    leading = await articles.list_leading(work, sections=shown, most=pages.AT_A_GLANCE)
    return pages.home_page(site, sections, leading)


async def _article(work: Work, site: Site, slug: str) -> Page:
    try:
        article = await articles.get_published(work, slug=slug.replace("\x00", ""))
    except ArticleNotFound:
        return pages.missing_page(site)
    sections = await articles.list_published_sections(work)
    beside: list[articles.ArticleSummary] = []
    if article.section_id is not None:
        beside = await articles.list_leading(work, sections=[article.section_id], most=pages.AT_A_GLANCE + 1)
    return pages.article_page(site, article, sections, [each for each in beside if each.section_id is not None])


async def _section(work: Work, site: Site, slug: str, skipped: int) -> Page:
    sections = await articles.list_published_sections(work)
    section = next((each for each in sections if each.slug == slug), None)
    if section is None:
        return pages.missing_page(site)
    search = Search(work.workspace, order=NEWEST, limit=STEP, counted=False, offset=skipped)
    found = await articles.list_published(work, search, section=section.id)
    older = skipped + STEP if found.after is not None and skipped + STEP <= MOST_SKIPPED else None
    return pages.section_page(site, section, sections, found.items, older)


def _skipped(text: str) -> int:
    return min(int(text), MOST_SKIPPED) if text.isdecimal() and text.isascii() and len(text) < len("100000") else 0


async def squeezed(
    call: Call, status: int, body: bytes, kind: tuple[bytes, bytes], *more: tuple[bytes, bytes]
) -> Answer:
    """Answer with the body, as small as the caller takes it; 304 to one who has it already."""
    said: RawHeaders = [kind, FRESH, VARY, *GUARDS, *more]
    tag = hashlib.sha256(body).hexdigest()[:20]
    taken = (call.header(b"accept-encoding") or b"").decode("latin-1")
    if len(body) > SMALL and choose({"gzip": b"", "identity": b""}, taken) == "gzip":
        tag += "-gz"
        said.append((b"content-encoding", b"gzip"))
    if status == OK:
        said.append((b"etag", f'"{tag}"'.encode()))
        if f'"{tag}"'.encode() in (call.header(b"if-none-match") or b""):
            return Answer(304, b"", [each for each in said if each[0] != b"content-encoding"])
    if tag.endswith("-gz"):
        squeeze = gzip.compress if len(body) < QUICK else None
        body = squeeze(body, 6, mtime=0) if squeeze else await asyncio.to_thread(gzip.compress, body, 6, mtime=0)
    return Answer(status, body, said)
