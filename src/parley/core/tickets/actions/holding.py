"""Hold a message still, by holding its ticket."""

from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.errors import MessageNotFound, TicketNotFound
from parley.core.tickets.model import Message
from parley.core.tickets.store import messages
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work


async def hold_message(work: Work, number: int) -> tuple[Message, Locked]:
    """Lock the ticket of a message, of a draft or a description too. Raises MessageNotFound."""
    while True:
        place = await messages.find_ticket(work, number)
        if place is None:
            raise MessageNotFound
        try:
            locked = await lock_ticket(work, place)
        except TicketNotFound:
            raise MessageNotFound from None
        found = await messages.find(
            work.connection, workspace=work.workspace, message=number, drafts=True, opening=True
        )
        # While one waits for the lock the message may go to another ticket: then it is found there.
        if found is not None and found.ticket == place:
            return found, locked
