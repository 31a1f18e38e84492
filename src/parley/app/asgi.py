"""The root: sends each request to its door by the longest prefix, and never redirects.

Doors are whole applications of their own, so unknown paths, wrong methods and crashes below a prefix answer in that
dialect's shape. What no door claims belongs to the house.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.door import Door, DoorApplication
from parley.api.toolbox.house import House

Application = Callable[[Any, Any, Any], Awaitable[None]]
HOUSE_PATHS = (
    "/app", "/portal", "/help", "/p", "/f", "/w", "/docs", "/openapi", "/openapi.json", "/assets", "/healthz",
    "/readyz", "/metrics",
)  # fmt: skip


class Root:
    """The whole of Parley as one ASGI application."""

    def __init__(self, house: House, doors: Sequence[Door], pages: Application) -> None:
        self._house = house
        self._pages = pages
        self._doors = sorted(
            ((prefix, DoorApplication(door, house)) for door in doors for prefix in door.prefixes),
            key=lambda pair: -len(pair[0]),
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request, or the life of the process."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._find(scope["path"])(scope, receive, send)
        else:
            await Answer(404)(scope, receive, send)

    def _find(self, path: str) -> Application:
        for prefix, door in self._doors:
            if path.startswith(prefix) and (len(path) == len(prefix) or path[len(prefix)] == "/"):
                return door
        return self._pages

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        try:
            await self._house.database.open()
        except Exception as error:
            self._house.log.exception("start failed")
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._house.database.close()
        await send({"type": "lifespan.shutdown.complete"})
