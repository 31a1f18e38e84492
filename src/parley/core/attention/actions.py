"""Note what was read, and who is where. None of it is an event: it is nobody's news, and happens all the time."""

from collections.abc import Mapping, Sequence

from parley.core.access import Permission, require
from parley.core.attention.model import FORGOTTEN_AFTER, Presence, State
from parley.core.attention.store import desk as store
from parley.core.errors import Forbidden
from parley.core.tickets import TicketNotFound, check_present, find_present
from parley.core.work import Work


class NobodyThere(Forbidden):
    """A key that acts as no agent is nobody who could read or look."""

    def __init__(self) -> None:
        super().__init__("Only users read tickets, and this key stands for none")


async def mark_read(work: Work, *, ticket: int) -> None:
    """The actor has read all there is on the ticket. Raises TicketNotFound, Forbidden."""
    await _check(work, ticket)
    await store.read(work, [ticket])


async def mark_unread(work: Work, *, ticket: int) -> bool:
    """The last message of another is unread again; returns whether there is any. Raises TicketNotFound, Forbidden."""
    await _check(work, ticket)
    await store.unread(work, [ticket])
    return (await store.glances(work, [ticket]))[ticket].unread


async def mark_tickets(work: Work, given: Mapping[int, bool]) -> dict[int, bool | TicketNotFound]:
    """The actor has read all there is on each ticket, or with False the last message of another is unread again.

    Returns for each ticket, by its number, whether anything on it is unread, or that it is not there. A few statements
    for all of them. Raises Forbidden.
    """
    require(work, Permission.READ)
    if work.actor.agent_id is None:
        raise NobodyThere
    there = await find_present(work, numbers=list(given))
    read, unread = [[number for number in there if given[number] is wanted] for wanted in (True, False)]
    found: dict[int, bool | TicketNotFound] = dict.fromkeys(given, False)
    if read:
        await store.read(work, read)
    if unread:
        await store.unread(work, unread)
        found |= {number: glance.unread for number, glance in (await store.glances(work, unread)).items()}
    return found | {number: TicketNotFound() for number in given if number not in there}


async def be_present(work: Work, *, ticket: int, state: State | None) -> Sequence[Presence]:
    """The actor is at the ticket, or with None away from it; returns the others who are there.

    Raises TicketNotFound, Forbidden.
    """
    await _check(work, ticket)
    if state is None:
        await store.leave(work, ticket)
    else:
        await store.come(work, ticket, state)
    return await list_present(work, ticket=ticket)


async def list_present(work: Work, *, ticket: int) -> Sequence[Presence]:
    """List the others who are at the ticket, by name. Raises TicketNotFound."""
    await check_present(work, number=ticket)
    return await store.others(work, ticket, since=work.now - FORGOTTEN_AFTER)


async def _check(work: Work, ticket: int) -> None:
    require(work, Permission.READ)
    if work.actor.agent_id is None:
        raise NobodyThere
    await check_present(work, number=ticket)
