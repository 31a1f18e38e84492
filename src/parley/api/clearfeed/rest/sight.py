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
    """Gather it, from memory while that is not older than these."""
    shown = [each.ticket for each in found]
    setup, standing = await tickets.setup_for(work, shown), await sla.standing_of(work, shown)
    return Sight(call.house.public_url, setup, standing.policy_of)
