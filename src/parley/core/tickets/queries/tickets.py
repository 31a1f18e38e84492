"""Read tickets: one, or a page of those that a filter leaves."""

from collections.abc import Sequence

from parley.core.tickets.errors import TicketNotFound
from parley.core.tickets.model import Ticket
from parley.core.tickets.queries.filtering import TicketFilter, narrow_tickets
from parley.core.tickets.store import reading, writing
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def get_ticket(work: Work, *, number: int) -> Ticket:
    """Return the ticket with its description. Raises TicketNotFound."""
    found = await reading.find(work.connection, workspace=work.workspace, number=number)
    if found is None:
        raise TicketNotFound
    return found


async def list_tickets(work: Work, search: Search, wanted: TicketFilter, *, described: bool = False) -> Found[Ticket]:
    """Page through the tickets. Raises Invalid for an unknown status, and for each clause that makes no sense."""
    if not await narrow_tickets(work, search, wanted):
        return Found([], None, 0, total_is_estimate=False)
    return await reading.fetch(work.connection, search, described=described)


async def find_present(work: Work, *, numbers: Sequence[int]) -> set[int]:
    """Return those of the numbers whose tickets exist and are not deleted."""
    return await writing.find_present(work, numbers)


async def check_present(work: Work, *, number: int) -> None:
    """Raise TicketNotFound unless the ticket exists and is not deleted."""
    if not await writing.is_present(work, number):
        raise TicketNotFound
