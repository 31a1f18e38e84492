"""What the clock does to tickets: wakes those whose moment has come, tells of those that nobody attends to, purges
those that nobody restored.

Each ticket is a transaction of its own, so one that is held up holds up no other. Safe to repeat, and to run twice at
once: a ticket that somebody holds is left to them, or to the next sweep.
"""

import datetime as dt
from collections.abc import Awaitable, Callable

from parley.core.actor import system_actor
from parley.core.files import FileVault, drop_bytes
from parley.core.tickets.actions.attending import tell_unattended_ticket
from parley.core.tickets.actions.snoozing import wake_due_ticket
from parley.core.tickets.events import TicketPurged
from parley.core.tickets.model import RESTORABLE
from parley.core.tickets.store import attending
from parley.core.tickets.store import sweeping as store
from parley.core.work import Work, flush, writing
from parley.kit.db import Connection, Database

BATCH = 500
ORIGIN = "sweep"


async def wake_due(database: Database, now: dt.datetime) -> int:
    """Tickets that were to sleep until now are awake. Returns how many were woken."""

    async def wake(workspace: int, number: int) -> bool:
        async with writing(database, system_actor(workspace), now=now, origin=ORIGIN) as work:
            if not await store.claim_due(work, number):
                return False
            await wake_due_ticket(work, number=number)
            return True

    return await _each(database, lambda connection: store.list_due(connection, now=now, limit=BATCH), wake)


async def tell_unattended(database: Database, now: dt.datetime) -> int:
    """It is told of each open ticket that has waited for its first response too long. Returns of how many."""

    async def tell(workspace: int, number: int) -> bool:
        async with writing(database, system_actor(workspace), now=now, origin=ORIGIN) as work:
            return await tell_unattended_ticket(work, number=number)

    return await _each(database, lambda connection: attending.list_unattended(connection, now=now, limit=BATCH), tell)


async def purge_deleted(database: Database, vault: FileVault, now: dt.datetime) -> int:
    """Tickets deleted thirty days ago are gone, with their conversations, links and files. Returns how many.

    Their events remain. Bytes that a crash leaves behind have no row, and the sweep of files finds them.
    """
    before = now - RESTORABLE

    async def purge(workspace: int, number: int) -> bool:
        async with writing(database, system_actor(workspace), now=now, origin=ORIGIN) as work:
            if not await store.claim_dead(work, number, before=before):
                return False
            keys = await _purge(work, number)
        await drop_bytes(vault, keys)
        return True

    return await _each(database, lambda connection: store.list_dead(connection, before=before, limit=BATCH), purge)


async def _purge(work: Work, number: int) -> list[str]:
    """The event comes first: its place among the ticket's events is counted in the row that goes."""
    work.record(TicketPurged(id=number, ticket=number))
    await flush(work)
    return await store.delete(work, number)


async def _each(
    database: Database,
    listed: Callable[[Connection], Awaitable[list[tuple[int, int]]]],
    act: Callable[[int, int], Awaitable[bool]],
) -> int:
    """Act on batch after batch, until nothing is left or all that is left is held by others."""
    total = 0
    while True:
        async with database.system() as connection:
            batch = await listed(connection)
        done = sum([await act(workspace, number) for workspace, number in batch])
        total += done
        if not done or len(batch) < BATCH:
            return total
