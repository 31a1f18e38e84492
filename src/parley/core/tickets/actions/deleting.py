"""Delete a ticket, restore it, and purge what nobody restored."""

from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.errors import NotDeleted, TicketNotFound
from parley.core.tickets.events import TicketDeleted, TicketRestored
from parley.core.tickets.model import Ticket
from parley.core.tickets.store import reading, writing
from parley.core.work import Work


async def delete_ticket(work: Work, *, number: int, expected: int | None = None) -> None:
    """The ticket is gone from every list and door; it can be restored for 30 days, then it is purged with its files.

    Raises TicketNotFound, VersionMismatch, Forbidden.
    """
    require(work, Permission.WRITE)
    locked = await lock_ticket(work, number)
    check_version(locked.ticket.version, expected)
    await writing.set_deleted(work, number, work.now)
    work.record(TicketDeleted(id=number, ticket=number))


async def restore_ticket(work: Work, *, number: int) -> Ticket:
    """The ticket is back as it was. Raises TicketNotFound where there is nothing to restore, NotDeleted, Forbidden."""
    require(work, Permission.WRITE)
    if not await writing.set_deleted(work, number, None):
        if await writing.is_present(work, number):
            raise NotDeleted
        raise TicketNotFound
    work.record(TicketRestored(id=number, ticket=number))
    found = await reading.find(work.connection, workspace=work.workspace, number=number)
    if found is None:
        raise TicketNotFound
    return found
