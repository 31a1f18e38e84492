"""Hold a ticket still while a verb works on it."""

from parley.core.errors import Invalid
from parley.core.tickets.errors import TicketNotFound
from parley.core.tickets.model import Ticket
from parley.core.tickets.store import writing
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work


async def lock_ticket(work: Work, number: int) -> Locked:
    """Lock a ticket until the transaction ends. Raises TicketNotFound."""
    found = await writing.lock(work, [number])
    if not found:
        raise TicketNotFound
    return found[0]


async def lock_two(work: Work, one: int, other: int) -> tuple[Locked, Locked | None]:
    """Lock two tickets, in an order that cannot deadlock; the other may be missing. Raises TicketNotFound."""
    found = {locked.ticket.number: locked for locked in await writing.lock(work, [one, other])}
    if one not in found:
        raise TicketNotFound
    return found[one], found.get(other)


async def hold_ticket(work: Work, *, number: int) -> Ticket:
    """Keep a ticket as it is until the transaction ends, and return it with its description. Raises TicketNotFound."""
    return (await lock_ticket(work, number)).ticket


async def hold_tickets(work: Work, number: int, other: int | None = None) -> None:
    """Keep one ticket, or two, as they are until the transaction ends, for rooms above.

    Raises TicketNotFound for the first, Invalid at `ticket_id` for an other that does not exist or is the same.
    """
    if other is None:
        await lock_ticket(work, number)
        return
    _, second = await lock_two(work, number, other)
    if second is None or other == number:
        raise Invalid.at("ticket_id", "Unknown ticket" if second is None else "A ticket cannot be linked to itself")
