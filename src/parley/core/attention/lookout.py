"""Tell who comes to tickets, types and goes to whoever listens in this process, a fraction of a second later.

Who is where is stored (`presences`), so that every process knows it. While somebody listens, one statement in each
round reads who is at the tickets of the workspaces that are listened to; what differs from the round before is told.
That tells of those who are forgotten too. Nobody listening, nothing is asked. None of it is an event of the feed.
"""

import asyncio
import datetime as dt
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import Any, TypeAlias

import msgspec

from parley.core.attention.model import FORGOTTEN_AFTER, Place, Seen
from parley.core.attention.store import desk as store
from parley.kit.db import Database, DatabaseGone

LOOK_EVERY = 0.3
"""Seconds between rounds: half of it is what a change waits on average."""
RETRY_EVERY = 1.0

Known: TypeAlias = dict[Place, Seen]


class Watcher:
    """One who listens. Of each person at each ticket only the last word waits, so that it can never be too much."""

    def __init__(self, ticket: int | None, wake: Callable[[], None]) -> None:
        self._ticket = ticket
        self._wake = wake
        self._waiting: Known = {}

    def tell(self, news: Iterable[Seen]) -> None:
        """Keep what is wanted, and wake whoever takes it."""
        wanted = {seen.place: seen for seen in news if self._ticket in {None, seen.ticket}}
        if wanted:
            self._waiting |= wanted
            self._wake()

    def take(self) -> list[Seen]:
        """Return what waits, once."""
        found = list(self._waiting.values())
        self._waiting = {}
        return found


class Lookout:
    """One for each web process."""

    def __init__(self, database: Database, log: Any, *, now: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._log = log
        self._now = now
        self._watchers: dict[int, set[Watcher]] = {}
        self._known: dict[int, Known] = {}
        self._looking: asyncio.Task[None] | None = None

    @contextmanager
    def watcher(self, workspace: int, *, ticket: int | None, wake: Callable[[], None]) -> Generator[Watcher]:
        """Lend a watcher: it is told who is there, then who comes, types and goes; of one ticket or of all."""
        watcher = Watcher(ticket, wake)
        self._watchers.setdefault(workspace, set()).add(watcher)
        watcher.tell(self._known.get(workspace, {}).values())
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_on())
        try:
            yield watcher
        finally:
            self._watchers[workspace].discard(watcher)
            if not self._watchers[workspace]:
                del self._watchers[workspace]
                self._known.pop(workspace, None)

    async def _look_on(self) -> None:
        while self._watchers:
            pause = LOOK_EVERY
            try:
                await self._look()
            except DatabaseGone:
                pause = RETRY_EVERY
            except Exception:  # noqa: BLE001 -- it is a courtesy: streams go on without it, and the log says why
                self._log.exception("nobody is told who is at which ticket")
                pause = RETRY_EVERY
            await asyncio.sleep(pause)

    async def _look(self) -> None:
        workspaces = list(self._watchers)
        async with self._database.system() as connection:
            found = await store.everybody(connection, workspaces, since=self._now() - FORGOTTEN_AFTER)
        for workspace in workspaces:
            if workspace in self._watchers:
                self._tell(workspace, found.get(workspace, {}))

    def _tell(self, workspace: int, now: Known) -> None:
        before = self._known.get(workspace, {})
        self._known[workspace] = now
        news = [seen for place, seen in now.items() if before.get(place) != seen]
        news += [msgspec.structs.replace(seen, state=None) for place, seen in before.items() if place not in now]
        if news:
            for watcher in self._watchers[workspace]:
                watcher.tell(news)
