"""Take back tickets that an operation made."""

from collections.abc import Sequence

from parley.core.tickets.actions.undoing.left import Left
from parley.core.tickets.events import TicketDeleted
from parley.core.tickets.store import returning, writing
from parley.core.work import Work


async def unmake(work: Work, *numbers: int) -> list[Left]:
    """The locked tickets are deleted, and can be restored; those that somebody has worked on since are left."""
    touched = await returning.find_touched(work, numbers)
    await _delete(work, [number for number in numbers if number not in touched])
    return [Left(number, "ticket") for number in numbers if number in touched]


async def _delete(work: Work, numbers: Sequence[int]) -> None:
    await writing.delete(work, numbers)
    for number in numbers:
        work.record(TicketDeleted(id=number, ticket=number))
