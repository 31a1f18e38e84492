"""Delete tickets, and restore them."""

from collections.abc import Sequence

import msgspec

from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.errors import ParleyError, VersionMismatch
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


class Deletion(msgspec.Struct, frozen=True):
    """A ticket that is to be deleted, under the version that the caller saw."""

    number: int
    expected: int | None = None


class Deleted(msgspec.Struct, frozen=True):
    """A ticket that was deleted."""

    number: int


async def delete_tickets(work: Work, given: Sequence[Deletion]) -> list[Deleted | ParleyError]:
    """Every ticket is deleted as `delete_ticket` would have done it, by few statements; else its error is returned.

    Needs a transaction. Each ticket may be named once. Raises Forbidden.
    """
    require(work, Permission.WRITE)
    versions = await writing.lock_versions(work, [each.number for each in given])
    outcome = [_judged(versions.get(each.number), each) for each in given]
    gone = [each.number for each in outcome if isinstance(each, Deleted)]
    await writing.delete(work, gone)
    for number in gone:
        work.record(TicketDeleted(id=number, ticket=number))
    return outcome


def _judged(version: int | None, each: Deletion) -> Deleted | ParleyError:
    if version is None:
        return TicketNotFound()
    try:
        check_version(version, each.expected)
    except VersionMismatch as error:
        return error
    return Deleted(each.number)


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
