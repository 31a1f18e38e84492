"""Who follows a ticket."""

from collections.abc import Sequence

import msgspec

from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.errors import Fault, Invalid
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.errors import TicketNotFound
from parley.core.tickets.events import TicketFollowed
from parley.core.tickets.model import AgentRef
from parley.core.tickets.store import followers, writing
from parley.core.work import Work


class Followed(msgspec.Struct, frozen=True):
    """Who follows a ticket, by name, and the version of the ticket."""

    followers: list[AgentRef]
    version: int


async def set_followers(work: Work, *, number: int, agents: Sequence[int], expected: int | None = None) -> Followed:
    """These agents, and no others, follow the ticket, which is of its next version if that is a change.

    Raises TicketNotFound, Invalid for unknown agents, VersionMismatch, Forbidden.
    """
    require(work, Permission.WRITE)
    ticket = (await lock_ticket(work, number)).ticket
    check_version(ticket.version, expected)
    unknown = await followers.find_unknown(work, agents)
    if unknown:
        raise Invalid(
            [Fault(f"user_ids.{place}", "Unknown user") for place, agent in enumerate(agents) if agent in unknown]
        )
    before = await followers.fetch(work, number)
    await followers.replace(work, number, agents)
    after = await followers.fetch(work, number)
    if before != after:
        ticket = await writing.write(work, ticket)
        work.record(TicketFollowed(id=number, ticket=number, followers=[agent.id for agent in after]))
    return Followed(after, ticket.version)


async def list_followers(work: Work, *, number: int) -> Followed:
    """Return who follows the ticket. Raises TicketNotFound."""
    version = await writing.find_version(work, number)
    if version is None:
        raise TicketNotFound
    return Followed(await followers.fetch(work, number), version)
