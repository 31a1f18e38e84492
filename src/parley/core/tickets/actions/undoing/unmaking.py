"""Take back a ticket that an operation made."""

from parley.core.tickets.actions.undoing.left import Left
from parley.core.tickets.events import TicketDeleted
from parley.core.tickets.store import returning, writing
from parley.core.work import Work


async def unmake(work: Work, number: int) -> list[Left]:
    """The ticket is deleted, and can be restored; one that somebody has worked on since it was made is left."""
    if await returning.is_touched(work, number):
        return [Left(number, "ticket")]
    await writing.set_deleted(work, number, work.now)
    work.record(TicketDeleted(id=number, ticket=number))
    return []
