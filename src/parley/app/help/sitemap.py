"""What search engines ask for: a list of every page that may be found, and where it is."""

import datetime as dt
from typing import Any

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.house import House
from parley.app.front import HeadersOnly
from parley.app.help import reader
from parley.app.help.markup import Markup, element
from parley.app.help.shell import Site
from parley.app.help.words import EN
from parley.core import articles
from parley.core.errors import Unavailable
from parley.core.work import Work
from parley.kit.db import DatabaseGone

KIND = (b"content-type", b"application/xml; charset=utf-8")
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PRIVATE = ("/app", "/api", "/portal", "/p/", "/f/", "/w/*/portal")
"""Where nothing is for search engines."""


async def sitemap_of(work: Work, site: Site) -> bytes:
    """List the front, the sections and the articles of a help centre, as sitemaps.org has it."""
    sections = await articles.list_published_sections(work)
    lines = [_line(site.home)]
    lines += [_line(f"{site.home}/sections/{each.slug}") for each in sections]
    lines += [_line(f"{site.home}/articles/{slug}", changed) for slug, changed in await articles.list_addresses(work)]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("urlset", *lines, xmlns=SPACE)}\n'.encode()


def _line(address: str, changed: dt.datetime | None = None) -> Markup:
    day = Markup() if changed is None else element("lastmod", changed.astimezone(dt.UTC).date().isoformat())
    return element("url", element("loc", address), day)


class Robots:
    """`/robots.txt`: the help centre may be found, all else is nobody's business."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        answer = await self._answer(Call(self._house, "help", scope, receive))
        if scope["method"] == "HEAD":
            answer = HeadersOnly(answer.status, answer.body, answer.headers)
        await answer(scope, receive, send)

    async def _answer(self, call: Call) -> Answer:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), "Allow: /help"]
        try:
            workspace = await reader.workspace_for(self._house, None, reader.host_of(call))
            if workspace is not None:
                async with reader.open_reader(call, workspace) as work:
                    lines += ["", f"Sitemap: {(await reader.site_of(call, work, None, EN)).home}/sitemap.xml"]
        except (Unavailable, DatabaseGone):
            pass  # what is private is so all the same
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"public, max-age=3600")]
        return Answer(200, "\n".join([*lines, ""]).encode(), headers)
