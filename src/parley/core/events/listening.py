"""One who listens: what is wanted, how far it was heard, and what waits to be taken. No database is read here."""

import asyncio
from collections.abc import Collection, Sequence
from enum import Enum

import msgspec

from parley.core.events.model import Position, RecordedEvent

DOUBTFUL = ("key.", "agent.", "session.ended")
"""Families of events after which a listener may no longer be allowed to hear the next."""


class Ended(Enum):
    """Why there is nothing more to hear; whoever comes again with the last position misses nothing, or is told so."""

    SLOW = "too much was waiting to be read"
    STOPPING = "the server is being stopped"
    BROKEN = "the server has lost its place"
    FORGOTTEN = "what comes next is no longer kept"


class News(msgspec.Struct):
    """An event on its way to many listeners; `text` is kept by the first who spells it, for all the others."""

    event: RecordedEvent
    text: bytes = b""


class Wanted(msgspec.Struct, frozen=True):
    """What a listener wants to hear of; None is everything."""

    workspace: int
    types: Collection[str] | None = None
    ticket: int | None = None

    def is_met(self, event: RecordedEvent) -> bool:
        """Whether the event is one of those."""
        return (self.types is None or event.type in self.types) and self.ticket in {None, event.ticket}


class Inbox:
    """What was told and not yet taken, `depth` events at most.

    `position` is how far everything was taken or is not wanted. `is_doubtful` is set by events that may have ended
    the listener's permission; whoever has asked sets it back.
    """

    def __init__(self, wanted: Wanted, position: Position, depth: int) -> None:
        self.wanted = wanted
        self.position = position
        self.ended: Ended | None = None
        self.is_doubtful = False
        self._depth = depth
        self._heard = position
        self._waiting: list[News] = []
        self._waiter: asyncio.Future[None] | None = None
        self._is_nudged = False

    def join(self, place: Position) -> None:
        """What is before the place need not be told: whoever takes has read it."""
        self._heard = max(self._heard, place)

    def tell(self, news: Sequence[News]) -> None:
        """Keep what is wanted; a listener who leaves too much lying about is ended."""
        self._heard = max(self._heard, news[-1].event.position)
        self._waiting += [each for each in news if self.wanted.is_met(each.event)]
        if len(self._waiting) > self._depth:
            self.end(Ended.SLOW)
        elif self._waiting:
            self._wake()

    def doubt(self) -> None:
        """Have the listener ask whether it may still listen."""
        self.is_doubtful = True
        self._wake()

    def nudge(self) -> None:
        """Have whoever takes come back at once: there is something else to see to."""
        self._is_nudged = True
        self._wake()

    def end(self, why: Ended) -> None:
        """Nothing more is told, and what waits is dropped."""
        self.ended = self.ended or why
        self._waiting = []
        self._wake()

    async def take(self, within: float) -> list[News]:
        """Return what waits, in order and once; wait so many seconds at most for the first."""
        if not self._waiting and self.ended is None and not self._is_nudged:
            await self._wait(within)
        self._is_nudged = False
        found = [news for news in self._waiting if news.event.position > self.position]
        self._waiting = []
        if self.ended is None:
            self.position = max(self.position, self._heard)
        return found

    async def _wait(self, within: float) -> None:
        loop = asyncio.get_running_loop()
        self._waiter = loop.create_future()
        alarm = loop.call_later(max(within, 0.0), self._wake)
        try:
            await self._waiter
        finally:
            alarm.cancel()
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
