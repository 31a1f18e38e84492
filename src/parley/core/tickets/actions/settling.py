"""A customer says that nothing more is owed."""

import msgspec

from parley.core.actor import ActorKind
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.actions.updating import write_changes
from parley.core.tickets.errors import TicketNotFound
from parley.core.tickets.model import State, Ticket, TicketChanges, is_done
from parley.core.tickets.setup import setup_of
from parley.core.tickets.store import writing
from parley.core.work import Work


async def settle_ticket(work: Work, *, number: int) -> Ticket:
    """The customer's own ticket is solved; one that is done stays as it is. A reply opens it again, as ever.

    Raises TicketNotFound, for another's too.
    """
    old = (await lock_ticket(work, number)).ticket
    if work.actor.kind is not ActorKind.CUSTOMER or old.customer.id != work.actor.id:
        raise TicketNotFound
    if is_done(old.status.state):
        return old
    status = (await setup_of(work, at_least=old.setup)).first_with(State.SOLVED, State.CLOSED)
    new = msgspec.structs.replace(writing.with_status(old, status, work.now), snoozed_until=None)
    return await write_changes(work, old, new, TicketChanges(status=status.key))
