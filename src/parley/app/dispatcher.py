"""The dispatcher's loop in the worker: hands on what was committed, at once while there is more, else looks again soon.

Every worker may run one; they share the workspaces between them. A workspace whose events a subscriber cannot take
waits, longer each time, and holds up no other.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import structlog

from parley.core.dispatch import Subscriber, dispatch, find_news
from parley.kit.clock import utc_now
from parley.kit.db import Database, DatabaseGone

LOOK_EVERY = 0.2
GONE_PAUSE = 1.0
LONGEST_PAUSE = 60.0


class Dispatcher:
    """Reads the feeds of all workspaces for these subscribers; `told` is called when they have heard something."""

    def __init__(
        self, database: Database, subscribers: Sequence[Subscriber], told: Callable[[], None] | None = None
    ) -> None:
        self._database = database
        self._subscribers = subscribers
        self._told = told
        self._log: Any = structlog.get_logger()
        self._seen = ""
        self._patience: dict[int, tuple[float, float]] = {}

    async def run(self) -> None:
        """Hand on events until canceled."""
        while True:
            pause = LOOK_EVERY
            try:
                if await self.look():
                    pause = 0
                    if self._told is not None:
                        self._told()
            except DatabaseGone:
                pause = GONE_PAUSE
            await asyncio.sleep(pause)

    async def look(self) -> int:
        """Hand on the next events of every workspace that has any; return how many they were."""
        news = await find_news(self._database, seen=self._seen)
        found = 0
        for workspace in news.workspaces:
            found += await self._take(workspace)
        self._seen = "" if news.workspaces else news.snapshot
        return found

    async def _take(self, workspace: int) -> int:
        now = asyncio.get_running_loop().time()
        due, pause = self._patience.get(workspace, (0.0, LOOK_EVERY))
        if now < due:
            return 0
        try:
            found = await dispatch(self._database, workspace, self._subscribers, now=utc_now())
        except DatabaseGone:
            raise
        except Exception:  # noqa: BLE001 -- what one workspace's events do to a subscriber must not keep the others waiting
            self._log.exception("events could not be handed on", workspace=workspace)
            pause = min(pause * 4, LONGEST_PAUSE)
            self._patience[workspace] = (now + pause, pause)
            return 0
        self._patience.pop(workspace, None)
        return found
