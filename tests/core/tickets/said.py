"""Short ways to have a ticket and to read it, for the tests of what happens to tickets."""

import datetime as dt
from typing import Any

import msgspec

from parley.core import tickets
from parley.core.actor import Actor
from parley.core.events import RecordedEvent, list_timeline
from parley.core.tickets import Message, NewTicket, Ticket, TicketChanges
from parley.kit.text.html import body_from
from tests.support.desks import Desk


async def opened(desk: Desk, **given: Any) -> Ticket:
    """Open a ticket of Ann's."""
    new = msgspec.structs.replace(NewTicket(subject="Help", customer_email="ann@a.test"), **given)
    async with desk.work() as work:
        return await tickets.open_ticket(work, new)


async def changed(desk: Desk, number: int, **given: Any) -> Ticket:
    """Change a ticket as the owner."""
    async with desk.work() as work:
        return await tickets.update_ticket(work, number=number, changes=TicketChanges(**given))


async def got(desk: Desk, number: int) -> Ticket:
    """Read a ticket."""
    async with desk.look() as work:
        return await tickets.get_ticket(work, number=number)


async def told(desk: Desk, number: int) -> list[RecordedEvent]:
    """Read a ticket's timeline."""
    async with desk.look() as work:
        return await list_timeline(work, ticket=number, limit=100)


def day(number: int) -> dt.datetime:
    """Return noon of a day in January 2020."""
    return dt.datetime(2020, 1, number, 12, tzinfo=dt.UTC)


async def say(desk: Desk, number: int, text: str = "Hello", *, actor: Actor | None = None, **given: Any) -> Message:
    """Add a message to a ticket, as the owner unless told otherwise."""
    async with desk.work(actor) as work:
        return await tickets.add_message(work, ticket=number, body=body_from(text, "text"), **given)
