"""The house's own pages: what no door claims. `table` says which path leads where; the rest is 404."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.door import Door
from parley.app.backlog import BacklogWatch
from parley.app.metrics import Metrics
from parley.app.readiness import Readiness
from parley.app.reference import reference_pages
from parley.kit.db import Database

Application = Callable[[Any, Any, Any], Awaitable[None]]
Page = Callable[[], Awaitable[Answer]]
NO_STORE = (b"cache-control", b"no-store")
NOT_FOUND = Answer.json(404, b'{"error":{"code":"NOT_FOUND","message":"There is nothing at this path"}}')


class Pages:
    """Sends a request to its page: an exact path first, then the longest prefix that ends in a slash."""

    def __init__(self, table: Mapping[str, Application]) -> None:
        self._exact = {path: page for path, page in table.items() if not path.endswith("/") or path == "/"}
        self._prefixes = sorted((path for path in table if path not in self._exact), key=len, reverse=True)
        self._table = table

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        await self._find(scope["path"])(scope, receive, send)

    def _find(self, path: str) -> Application:
        if path in self._exact:
            return self._exact[path]
        return next((self._table[prefix] for prefix in self._prefixes if path.startswith(prefix)), NOT_FOUND)


class Shown:
    """A page made afresh for each GET and HEAD."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request."""
        if scope["method"] not in {"GET", "HEAD"}:
            body = b'{"error":{"code":"METHOD_NOT_ALLOWED","message":"This path does not take that method"}}'
            await Answer.json(405, body, [(b"allow", b"GET, HEAD")])(scope, receive, send)
            return
        answer = await self._page()
        if scope["method"] == "HEAD":
            length = str(len(answer.body)).encode()
            await send(
                {
                    "type": "http.response.start",
                    "status": answer.status,
                    "headers": [*answer.headers, (b"content-length", length)],
                }
            )
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            await answer(scope, receive, send)


def house_pages(
    *, doors: tuple[Door, ...], url: str, database: Database, readiness: Readiness, metrics: Metrics
) -> dict[str, Application]:
    """Return the table of paths: whoever adds a page adds a line."""
    backlog = BacklogWatch(database, metrics)

    async def healthz() -> Answer:
        return Answer.json(200, b'{"healthy":true}', [NO_STORE])

    async def readyz() -> Answer:
        parts = await readiness.parts()
        ready = readiness.is_ready(parts)
        body = msgspec.json.encode({"ready": ready, "parts": parts})
        return Answer.json(200 if ready else 503, body, [NO_STORE, *([] if ready else [(b"retry-after", b"2")])])

    async def metrics_page() -> Answer:
        metrics.note_pool(database)
        is_up = await readiness.is_database_up()
        if is_up:
            await backlog.look()
        return metrics.page(database_up=is_up)

    pages = {"/healthz": healthz, "/readyz": readyz, "/metrics": metrics_page, **reference_pages(doors, url)}
    return {path: Shown(page) for path, page in pages.items()}
