"""What is needed beside a dossier to say it in this door's shape: the words of the workspace, and what is promised."""

from collections.abc import Callable, Sequence

import msgspec

from parley.api.toolbox.call import Call
from parley.core import sla, tickets
from parley.core.dossiers import Dossier
from parley.core.sla import SlaPolicy
from parley.core.tickets import Setup, Ticket
from parley.core.work import Work


class Sight(msgspec.Struct, frozen=True):
    """One for each answer. `url` is the desk's address."""

    url: str
    setup: Setup
    policy_of: Callable[[Ticket], SlaPolicy | None]


async def sight_of(work: Work, call: Call, found: Sequence[Dossier]) -> Sight:
    """Gather it: from memory, but where a clock of one of these has stopped, and is to be judged."""
    setup = await tickets.setup_of(work)
    if any(_is_newer(each.ticket, setup) for each in found):
        setup = await tickets.setup_of(work, at_least=setup.version + 1)
    judged = any(each.ticket.first_response_at or each.ticket.resolved_at for each in found)
    return Sight(call.house.public_url, setup, await sla.policies_for(work) if judged else _nothing)


def _is_newer(ticket: Ticket, setup: Setup) -> bool:
    """Whether the ticket has an inbox or a field that was made since the words were loaded."""
    if ticket.inbox_id not in setup.inboxes:
        return True
    known = {str(field.id) for field in setup.fields} if ticket.custom_fields else set[str]()
    return not ticket.custom_fields.keys() <= known


def _nothing(_: Ticket) -> None:
    """Promise nothing."""
