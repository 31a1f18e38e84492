"""Tell events to whoever listens in this process, as soon as they can be relied upon.

The feed is read once for all listeners of all workspaces: while somebody listens, one statement in each round asks
which workspaces have news, and those are read. Nobody listening, nothing is asked. A listener first reads for itself
what is older, then joins; what it hears twice on the way is dropped by its position.
"""

import asyncio
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from parley.core.events import store
from parley.core.events.listening import DOUBTFUL, Ended, Inbox, News, Wanted
from parley.core.events.model import Position, RecordedEvent, Standing
from parley.kit.db import Database, DatabaseGone

LOOK_EVERY = 0.1
"""Seconds between rounds: half of it is what an event waits on average."""
RETRY_EVERY = 1.0
PAGE = 200
DEPTH = 1_000


class _Tail(msgspec.Struct):
    """How far a workspace was told to its listeners."""

    position: Position
    listeners: set["Listener"] = msgspec.field(default_factory=set["Listener"])


class Broadcaster:
    """One for each web process. `depth` is how many events may wait for one listener before it is cut off."""

    def __init__(self, database: Database, log: Any, *, depth: int = DEPTH) -> None:
        self._database = database
        self._log = log
        self._depth = depth
        self._listeners: set[Listener] = set()
        self._tails: dict[int, _Tail] = {}
        self._tailing: asyncio.Task[None] | None = None
        self.is_stopping = False

    @property
    def listening(self) -> int:
        """How many listen now."""
        return len(self._listeners)

    @contextmanager
    def listener(
        self, workspace: int, *, after: Position, types: Sequence[str] | None = None, ticket: int | None = None
    ) -> Generator["Listener"]:
        """Lend a listener that hears what stands behind a position; it costs nothing until it is first asked."""
        wanted = Wanted(workspace, None if types is None else frozenset(types), ticket)
        listener = Listener(self, Inbox(wanted, after, self._depth))
        self._listeners.add(listener)
        if self.is_stopping:
            listener.inbox.end(Ended.STOPPING)
        try:
            yield listener
        finally:
            self._leave(listener)

    def stop(self) -> None:
        """End every listener, and each that comes later."""
        self.is_stopping = True
        self._end_all(Ended.STOPPING)

    async def read(self, wanted: Wanted, after: Position) -> list[RecordedEvent]:
        """Read older events for one listener."""
        types = None if wanted.types is None else list(wanted.types)
        async with self._database.tenant(wanted.workspace) as connection:
            return await store.list_feed(
                connection, workspace=wanted.workspace, after=after, types=types, ticket=wanted.ticket, limit=PAGE
            )

    async def is_kept(self, wanted: Wanted, after: Position) -> bool:
        """Whether all events behind a position are still kept; who asks after reading knows that none was left out."""
        async with self._database.tenant(wanted.workspace) as connection:
            standing = await store.standing(connection, workspace=wanted.workspace, position=after)
        return standing is not Standing.FORGOTTEN

    async def join(self, listener: "Listener") -> None:
        """From now on the listener is told; what came before, it can read."""
        workspace = listener.inbox.wanted.workspace
        async with self._database.tenant(workspace) as connection:
            present = await store.present(connection)
        if listener.inbox.ended is None:
            listener.inbox.join(present)
            self._tails.setdefault(workspace, _Tail(present)).listeners.add(listener)
            if self._tailing is None or self._tailing.done():
                self._tailing = asyncio.create_task(self._tail())

    def _leave(self, listener: "Listener") -> None:
        self._listeners.discard(listener)
        workspace = listener.inbox.wanted.workspace
        tail = self._tails.get(workspace)
        if tail is not None:
            tail.listeners.discard(listener)
            if not tail.listeners:
                del self._tails[workspace]

    def _end_all(self, why: Ended) -> None:
        for listener in self._listeners:
            listener.inbox.end(why)

    async def _tail(self) -> None:
        while self._tails:
            pause = RETRY_EVERY
            try:
                pause = 0.0 if await self._look() else LOOK_EVERY
            except DatabaseGone as gone:
                self._log.warning("database gone", reason=str(gone.__cause__))
            except Exception:  # noqa: BLE001 -- else all would wait for ever: they are told to come again, the log why
                self._log.exception("the live stream broke")
                self._end_all(Ended.BROKEN)
            await asyncio.sleep(pause)

    async def _look(self) -> bool:
        """Tell what is new everywhere; return whether there may be more at once."""
        places = {workspace: tail.position for workspace, tail in self._tails.items()}
        async with self._database.system() as connection:
            awaited = await store.list_awaited(connection, places)
        return any([await self._tell(workspace) for workspace in awaited])

    async def _tell(self, workspace: int) -> bool:
        tail = self._tails.get(workspace)
        if tail is None:
            return False
        found = await self.read(Wanted(workspace), tail.position)
        if found:
            tail.position = found[-1].position
            news = [News(event) for event in found]
            is_doubtful = any(event.type.startswith(DOUBTFUL) for event in found)
            for listener in tail.listeners:
                listener.inbox.tell(news)
                if is_doubtful:
                    listener.inbox.doubt()
        return len(found) == PAGE


class Listener:
    """Hears a workspace's events, in order, each once: first the older ones, then what happens."""

    def __init__(self, broadcaster: Broadcaster, inbox: Inbox) -> None:
        self.inbox = inbox
        self._broadcaster = broadcaster
        self._has_joined = False
        self._is_behind = True

    async def news(self, within: float) -> list[News]:
        """Return what is next, or nothing after so many seconds, or once `inbox.ended`.

        Raises DatabaseGone while older events are read; it may be asked again.
        """
        inbox = self.inbox
        while self._is_behind and inbox.ended is None:
            page = await self._broadcaster.read(inbox.wanted, inbox.position)
            if page and not await self._broadcaster.is_kept(inbox.wanted, inbox.position):
                inbox.end(Ended.FORGOTTEN)
                return []
            if len(page) < PAGE:
                await self._come_near()
            if page:
                inbox.position = page[-1].position
                return [News(event) for event in page]
        return await inbox.take(within)

    async def _come_near(self) -> None:
        """Join, and read once more what was committed meanwhile; only then is there nothing older left."""
        if self._has_joined:
            self._is_behind = False
        else:
            await self._broadcaster.join(self)
            self._has_joined = True
