"""The front end as it was built: pages under their own prefix, files under `/assets/`, and the way there from `/`.

What is served is known when the process starts, so no path of a request ever reaches the disk. Files are named by their
contents and kept by browsers for ever; pages are asked for anew and answered by 304 while nothing was built.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from parley.api.toolbox.answer import Answer, RawHeaders

Application = Callable[[Any, Any, Any], Awaitable[None]]
FOLDER = Path(__file__).resolve().parent.parent / "web"
PAGES = {"/app": "app.html", "/portal": "portal.html", "/p": "public.html"}
"""The prefix and the page of each front. Below the prefix every path is the page's own business."""
HELP = "help.html"
"""What the help centre's pages are put into: those are written by the server, see `help`."""
ROOMS = "/w/"
NAMED = ("help", "portal")
"""What a workspace has under its own name, as in `/w/acme/help`."""
UNLISTED = frozenset({"portal.html", "public.html"})
NOINDEX = (b"x-robots-tag", b"noindex, nofollow")
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""From the smallest on, with the ending of the file's twin."""
KINDS = {
    ".html": b"text/html; charset=utf-8",
    ".js": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".svg": b"image/svg+xml",
    ".png": b"image/png",
    ".json": b"application/json",
    ".wasm": b"application/wasm",
    ".txt": b"text/plain; charset=utf-8",
}
POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
    b" font-src 'self'; connect-src 'self'; frame-src 'self' blob:; worker-src 'self'; manifest-src 'self';"
    b" base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
GUARDS: RawHeaders = [
    (b"content-security-policy", POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
]
FRESH = (b"cache-control", b"no-cache")
FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")
VARY = (b"vary", b"accept-encoding")


class Built(msgspec.Struct, frozen=True):
    """A built file: its bytes by encoding (`identity` is always there), and the headers of all its answers."""

    bodies: dict[str, bytes]
    headers: RawHeaders

    def answer(self, headers: Mapping[bytes, bytes], *, with_body: bool) -> Answer:
        """Choose the smallest body the caller takes; 304 without one when it has that already."""
        encoding = choose(self.bodies, headers.get(b"accept-encoding", b"").decode("latin-1"))
        body = self.bodies[encoding]
        tag = b'"' + hashlib.sha256(body).hexdigest()[:20].encode() + b'"'
        said = [*self.headers, (b"etag", tag), VARY]
        if tag in headers.get(b"if-none-match", b""):
            return Answer(304, b"", said)
        if encoding != "identity":
            said.append((b"content-encoding", encoding.encode()))
        return Answer(200, body, said) if with_body else HeadersOnly(200, body, said)


class HeadersOnly(Answer):
    """What HEAD is answered: all but the body."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG002 -- ASGI
        """Send the headers."""
        await send(self._start())
        await send({"type": "http.response.body", "body": b"", "more_body": False})


class Front:
    """The ASGI application of one page (every path below its prefix), or of many files by their own path."""

    def __init__(self, files: Mapping[str, Built], *, page: Built | None = None) -> None:
        self._files = files
        self._page = page

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        found = self._page or self._files.get(scope["path"])
        if found is None:
            answer = refusal(404, "NOT_FOUND", "There is no such file; an older build may have had it")
        elif scope["method"] not in {"GET", "HEAD"}:
            answer = refusal(405, "METHOD_NOT_ALLOWED", "This path does not take that method", (b"allow", b"GET, HEAD"))
        else:
            answer = found.answer(dict(scope["headers"]), with_body=scope["method"] == "GET")
        await answer(scope, receive, send)


class Rooms:
    """`/w/<slug>/<front>/…`: the fronts of a workspace by its name, which the page itself reads."""

    def __init__(self, fronts: Mapping[str, Application]) -> None:
        self._fronts = fronts

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        slug, _, rest = scope["path"].removeprefix(ROOMS).partition("/")
        front = self._fronts.get(rest.partition("/")[0]) if slug else None
        if front is None:
            front = refusal(404, "NOT_FOUND", "There is nothing at this path")
        await front(scope, receive, send)


class Doorstep:
    """`/`: browsers are led to the front end, everything else is shown the landing page."""

    def __init__(self, landing: Application) -> None:
        self._landing = landing

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        accepts = dict(scope["headers"]).get(b"accept", b"")
        if b"text/html" in accepts and scope["method"] in {"GET", "HEAD"}:
            headers = [(b"location", b"/app"), (b"cache-control", b"no-store"), (b"vary", b"accept")]
            await Answer(303, b"", headers)(scope, receive, send)
        else:
            await self._landing(scope, receive, send)


def front_pages(
    landing: Application, folder: Path = FOLDER, *, help_center: Application | None = None
) -> dict[str, Application]:
    """Return path and application of all that was built: nothing at all where nothing was."""
    fronts = {prefix: folder / name for prefix, name in PAGES.items() if (folder / name).is_file()}
    if not fronts:
        return {}
    assets = {f"/assets/{path.name}": read(path) for path in (folder / "assets").iterdir() if is_served(path)}
    table: dict[str, Application] = {"/": Doorstep(landing), "/assets/": Front(assets)}
    for prefix, path in fronts.items():
        table[prefix] = table[f"{prefix}/"] = Front({}, page=read(path))
    if help_center is not None:
        table["/help"] = table["/help/"] = help_center
    table[ROOMS] = Rooms({name: table[f"/{name}"] for name in NAMED if f"/{name}" in table})
    return table


def is_served(path: Path) -> bool:
    """Whether it is a file of its own, of a kind that we know, and no twin of another."""
    return path.is_file() and path.suffix in KINDS


def read(path: Path) -> Built:
    """Read a built file and its twins."""
    bodies = {"identity": path.read_bytes()}
    for encoding, ending in ENCODINGS.items():
        twin = path.with_name(path.name + ending)
        if twin.is_file():
            bodies[encoding] = twin.read_bytes()
    kept = FRESH if path.suffix == ".html" else FOR_EVER
    listed = [NOINDEX] if path.name in UNLISTED else []
    return Built(bodies, [(b"content-type", KINDS[path.suffix]), kept, *GUARDS, *listed])


def choose(bodies: Mapping[str, bytes], accepted: str) -> str:
    """Return the best encoding there is that `Accept-Encoding` takes (RFC 9110, 12.5.3)."""
    words = [each.strip().lower().partition(";") for each in accepted.split(",")]
    refused = {name.strip() for name, _, weight in words if weight.replace(" ", "") in {"q=0", "q=0.0", "q=0.00"}}
    taken = {name.strip() for name, _, _ in words} - refused
    wanted = (each for each in ENCODINGS if each in taken or ("*" in taken and each not in refused))
    return next((each for each in wanted if each in bodies), "identity")


def refusal(status: int, code: str, message: str, *headers: tuple[bytes, bytes]) -> Answer:
    """Answer in the words of the house's other pages, never kept by anyone."""
    body = msgspec.json.encode({"error": {"code": code, "message": message}})
    return Answer.json(status, body, [(b"cache-control", b"no-store"), *headers])
