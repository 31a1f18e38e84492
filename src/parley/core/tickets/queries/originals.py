"""Read what was written, as it was written: before it was cleaned to be shown."""

from parley.core.tickets.errors import MessageNotFound, TicketNotFound
from parley.core.tickets.model import Original
from parley.core.tickets.store import originals as store
from parley.core.work import Work


async def get_original(work: Work, *, message: int) -> Original:
    """Return what was written as a message of the conversation. Raises MessageNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, message=message)
    if found is None:
        raise MessageNotFound
    return found


async def get_original_opening(work: Work, *, ticket: int) -> Original:
    """Return what was written when the ticket was opened. Raises TicketNotFound."""
    found = await store.find_opening(work.connection, workspace=work.workspace, ticket=ticket)
    if found is None:
        raise TicketNotFound
    return found
