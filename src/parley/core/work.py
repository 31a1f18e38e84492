"""The unit of work: one connection, one actor, one moment, and the events of what was changed.

`writing` is a transaction; its events are appended last and it commits before the block's caller goes on. `reading`
is a bare connection, each statement its own snapshot. A `writing_once` action promises that everything it changes,
its event included, is one SQL statement: it spares the two round trips of BEGIN and COMMIT.
"""

import datetime as dt
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import msgspec

from parley.core.actor import Actor
from parley.core.events import store as events
from parley.core.events.model import Event
from parley.kit.db import Connection, Database

MAX_CAUSES = 8


class Work(msgspec.Struct):
    """What every action takes first. `origin` is the door or channel; `causes` the chain of event ids behind it.

    Whoever sets `quiet` before an action asks that nobody be told of it; its events are written all the same.
    """

    connection: Connection
    actor: Actor
    now: dt.datetime
    origin: str
    causes: tuple[int, ...] = ()
    recorded: list[Event] = msgspec.field(default_factory=list[Event])
    quiet: bool = False

    @property
    def workspace(self) -> int:
        """The tenant every statement must name."""
        return self.actor.workspace

    def record(self, event: Event) -> None:
        """Have the event written at the end of this transaction."""
        self.recorded.append(event)


@asynccontextmanager
async def reading(database: Database, actor: Actor, *, now: dt.datetime, origin: str) -> AsyncGenerator[Work]:
    """Open a unit of work that changes nothing."""
    async with database.tenant(actor.workspace) as connection:
        yield Work(connection, actor, now, origin)


@asynccontextmanager
async def writing(
    database: Database,
    actor: Actor,
    *,
    now: dt.datetime,
    origin: str,
    causes: tuple[int, ...] = (),
    steady: bool = False,
) -> AsyncGenerator[Work]:
    """Open a transaction; it commits, with its events, when the block ends, and leaves nothing when it raises.

    In a `steady` one all statements see one moment, and what others have changed since raises Contended when it is
    changed here.
    """
    isolation = "repeatable_read" if steady else None
    async with database.tenant(actor.workspace) as connection, connection.transaction(isolation=isolation):
        work = Work(connection, actor, now, origin, causes)
        yield work
        await flush(work)


async def flush(work: Work) -> None:
    """Append the events recorded so far."""
    if work.recorded:
        await events.append(
            work.connection,
            work.recorded,
            actor=work.actor,
            origin=work.origin,
            causes=work.causes[-MAX_CAUSES:],
            now=work.now,
            quiet=work.quiet,
        )
        work.recorded = []
