"""Read events: the feed of the whole workspace, and one ticket's timeline."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from parley.core.actor import ActorKind
from parley.core.errors import Invalid
from parley.core.events import store
from parley.core.events.errors import EventsForgotten
from parley.core.events.model import Position, RecordedEvent, Standing, check_known_types, event_types
from parley.kit.db import Connection


class Reading(Protocol):
    """What is needed of a unit of work; events stand below it."""

    @property
    def connection(self) -> Connection:
        """The connection to read by."""
        ...

    @property
    def workspace(self) -> int:
        """The tenant."""
        ...


def expanded_types(types: Sequence[str]) -> list[str] | None:
    """Return the types with each family (`ticket.*`) spelled out; None for all. Raises Invalid for an unknown one."""
    if not types:
        return None
    check_known_types(types)
    families = tuple(name.removesuffix("*") for name in types if name.endswith(".*"))
    return [name for name in event_types() if name in types or (families and name.startswith(families))]


async def list_feed(
    work: Reading,
    *,
    after: Position,
    types: Sequence[str] | None = None,
    ticket: int | None = None,
    limit: int = 50,
) -> list[RecordedEvent]:
    """List what happened strictly after a position, in the order in which it can be relied upon."""
    return await store.list_feed(
        work.connection, workspace=work.workspace, after=after, types=types, ticket=ticket, limit=limit
    )


async def list_back(
    work: Reading,
    *,
    before: Position,
    types: Sequence[str] | None = None,
    ticket: int | None = None,
    actor: tuple[ActorKind, int] | None = None,
    until: dt.datetime | None = None,
    limit: int = 50,
) -> list[RecordedEvent]:
    """List what happened strictly before a position, newest first; of one actor, and earlier than a moment."""
    return await store.list_back(
        work.connection,
        workspace=work.workspace,
        before=before,
        types=types,
        ticket=ticket,
        actor=actor,
        until=until,
        limit=limit,
    )


async def check_position(work: Reading, position: Position, at: str) -> None:
    """Check that a reader may go on from a place; who asks after reading knows that nothing was left out.

    Raises Invalid, naming the input, for a place that no reader of this workspace was ever given, and EventsForgotten
    for one whose next events are no longer kept.
    """
    standing = await store.standing(work.connection, workspace=work.workspace, position=position)
    if standing is Standing.FORGOTTEN:
        raise EventsForgotten
    if standing is Standing.UNKNOWN:
        raise Invalid.at(at, "Not a position of this event feed")


async def get_present(work: Reading) -> Position:
    """Return the place from which a reader hears whatever is committed from now on."""
    return await store.present(work.connection)


async def find_events(
    connection: Connection, wanted: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], RecordedEvent]:
    """Find events by workspace and id, for whoever serves all workspaces at once; those that are gone are left out."""
    return await store.find_some(connection, wanted)


async def list_timeline(work: Reading, *, ticket: int, after: int = 0, limit: int = 50) -> list[RecordedEvent]:
    """List what happened to a ticket after a sequence."""
    return await store.list_timeline(work.connection, workspace=work.workspace, ticket=ticket, after=after, limit=limit)
