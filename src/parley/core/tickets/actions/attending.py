"""Tell of a ticket that nobody attends to."""

from parley.core.tickets.events import TicketUnattended
from parley.core.tickets.store import attending as store
from parley.core.work import Work


async def tell_unattended_ticket(work: Work, *, number: int) -> bool:
    """It is told, once, that nobody has answered the ticket for as long as its inbox allows.

    False when there is nothing to tell: it is answered, done, asleep or deleted, was told of before, or somebody holds
    it just now. The ticket's version stays: nothing that readers see has changed.
    """
    late = await store.mark_unattended(work, number)
    if late is None:
        return False
    work.record(TicketUnattended(id=number, ticket=number, inbox_id=late.inbox, minutes=late.minutes))
    return True
