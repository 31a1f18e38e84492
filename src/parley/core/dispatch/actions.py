"""Read on in a workspace's feed: one transaction for the subscribers' rows and the place where the next goes on."""

import datetime as dt
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from parley.core.actor import system_actor
from parley.core.dispatch import store
from parley.core.dispatch.model import News
from parley.core.events import RecordedEvent, list_feed
from parley.core.work import Work, writing
from parley.kit.db import Database

MOST = 500
ORIGIN = "dispatcher"
Subscriber: TypeAlias = Callable[[Work, Sequence[RecordedEvent]], Awaitable[None]]
"""Writes what it has to do by this work's connection, quickly; what takes long is done by whoever finds those rows."""


async def find_news(database: Database, *, seen: str = "") -> News:
    """Find who has events that were not handed on; `seen` is the snapshot of the last look that found none."""
    async with database.system() as connection:
        return await store.find_news(connection, seen)


async def dispatch(
    database: Database, workspace: int, subscribers: Sequence[Subscriber], *, now: dt.datetime, most: int = MOST
) -> int:
    """The next events of the workspace, `most` of them, are handed to every subscriber; return how many they were.

    All of it happens or nothing. 0 also when another dispatcher has the workspace just now.
    """
    actor = system_actor(workspace)
    async with database.tenant(workspace) as connection:
        await store.begin(connection, workspace, now)
    async with writing(database, actor, now=now, origin=ORIGIN) as work:
        position = await store.take(work)
        if position is None:
            return 0
        events = await list_feed(work, after=position, limit=most)
        if events:
            for hear in subscribers:
                await hear(work, events)
            await store.move(work, events[-1].position)
        return len(events)


async def measure_lag(database: Database, *, now: dt.datetime) -> float:
    """Return how many seconds the oldest event has waited for its subscribers."""
    async with database.system() as connection:
        return await store.lag(connection, now)
