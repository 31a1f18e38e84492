"""Who follows a ticket."""

from collections.abc import Sequence

from parley.core.access import Permission, require
from parley.core.errors import Fault, Invalid
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.events import TicketFollowed
from parley.core.tickets.model import AgentRef
from parley.core.tickets.store import followers
from parley.core.work import Work


async def set_followers(work: Work, *, number: int, agents: Sequence[int]) -> list[AgentRef]:
    """These agents, and no others, follow the ticket. Raises TicketNotFound, Invalid for unknown agents, Forbidden."""
    require(work, Permission.WRITE)
    await lock_ticket(work, number)
    unknown = await followers.find_unknown(work, agents)
    if unknown:
        raise Invalid(
            [Fault(f"user_ids.{place}", "Unknown user") for place, agent in enumerate(agents) if agent in unknown]
        )
    before = await followers.fetch(work, number)
    await followers.replace(work, number, agents)
    after = await followers.fetch(work, number)
    if before != after:
        work.record(TicketFollowed(id=number, ticket=number, followers=[agent.id for agent in after]))
    return after


async def list_followers(work: Work, *, number: int) -> list[AgentRef]:
    """List who follows the ticket, by name. Raises TicketNotFound."""
    await lock_ticket(work, number)
    return await followers.fetch(work, number)
