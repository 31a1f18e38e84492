"""The reference at `/docs`, the landing page, and the OpenAPI documents they are drawn from.

Nothing is loaded from another host and nothing stands inline, so the content security policy can be strict. A document
is made when it is first asked for, and kept.
"""

from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.door import Door

Page = Callable[[], Awaitable[Answer]]
POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    b" base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (
        b"content-security-policy",
        POLICY,
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cache-control", b"no-cache"),
)
ASSETS = {
    "/": ("landing.html", b"text/html; charset=utf-8"),
    "/docs": ("docs.html", b"text/html; charset=utf-8"),
    "/docs/docs.css": ("docs.css", b"text/css; charset=utf-8"),
    "/docs/docs.js": ("docs.js", b"text/javascript; charset=utf-8"),
    "/docs/schemas.js": ("schemas.js", b"text/javascript; charset=utf-8"),
    "/docs/elements.js": ("elements.js", b"text/javascript; charset=utf-8"),
    "/docs/icon.svg": ("icon.svg", b"image/svg+xml"),
}


def reference_pages(doors: tuple[Door, ...], url: str) -> dict[str, Page]:
    """Return path and page: the assets, each door's document, and the list of doors. The first door's is the main."""

    @cache
    def document(door: Door) -> bytes:
        return msgspec.json.encode(door.document(door, url))

    async def main() -> Answer:
        return _json(document(doors[0]))

    async def listed() -> Answer:
        return _json(msgspec.json.encode([{"name": door.name, "title": door.title} for door in doors]))

    pages: dict[str, Page] = {"/openapi.json": main, "/docs/doors.json": listed}
    pages |= {path: _asset(name, kind) for path, (name, kind) in ASSETS.items()}
    return pages | {f"/openapi/{door.name}.json": _document_page(door, document) for door in doors}


def _document_page(door: Door, document: Callable[[Door], bytes]) -> Page:
    async def page() -> Answer:
        return _json(document(door))

    return page


def _json(body: bytes) -> Answer:
    # Programs on other sites may read the documents: they are public and carry no cookie.
    return Answer.json(200, body, [*HEADERS, (b"access-control-allow-origin", b"*")])


def _asset(name: str, kind: bytes) -> Page:
    body = (files("parley.app") / "assets" / name).read_bytes()

    async def page() -> Answer:
        return Answer(200, body, [(b"content-type", kind), *HEADERS])

    return page
