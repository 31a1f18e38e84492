"""Tickets that nobody attends to: which are told of, when, and only once."""

import asyncio
import datetime as dt

import pytest

from parley.core import inboxes, people, tickets
from parley.core.actor import Actor, ActorKind, Role
from parley.core.tickets import NewTicket, TicketChanges, tell_unattended
from parley.kit.clock import utc_now
from parley.kit.text.html import body_from
from tests.support.desks import Desk

MINUTE = dt.timedelta(minutes=1)
AFTER = 30


async def inbox_of(desk: Desk, after: int | None = AFTER, name: str = "Sales") -> int:
    async with desk.work() as work:
        return (await inboxes.create_inbox(work, name=name, unattended_after=after)).id


async def opened(desk: Desk, inbox: int, status: str | None = None) -> int:
    async with desk.work() as work:
        new = NewTicket(subject="Help", customer_email="ann@a.test", inbox_id=inbox, status=status)
        return (await tickets.open_ticket(work, new)).number


async def told(desk: Desk, number: int) -> list[dict[str, object]]:
    """Return what was told of a ticket that nobody attends to."""
    shown = await desk.got(f"/tickets/{number}/events")
    return [each["data"] for each in shown["data"] if each["type"] == "ticket.unattended"]


async def sweep(desk: Desk, minutes: int = AFTER + 1) -> int:
    return await tell_unattended(desk.database, utc_now() + minutes * MINUTE)


async def reply(desk: Desk, number: int, *, internal: bool = False, actor: Actor | None = None) -> None:
    async with desk.work(actor) as work:
        await tickets.add_message(work, ticket=number, body=body_from("Hello", "text"), internal=internal)


class TestATicket:
    async def test_is_not_told_of_before_its_time(self, desk: Desk) -> None:
        number = await opened(desk, await inbox_of(desk))
        await sweep(desk, AFTER - 1)
        assert await told(desk, number) == []

    async def test_is_not_told_of_where_the_inbox_does_not_ask(self, desk: Desk) -> None:
        number = await opened(desk, await inbox_of(desk, None))
        await sweep(desk, 10_000)
        assert await told(desk, number) == []

    @pytest.mark.parametrize("why", ["answered", "solved", "closed", "shut", "deleted", "asleep"])
    async def test_that_needs_nobody_is_not_told_of(self, desk: Desk, why: str) -> None:
        inbox = await inbox_of(desk)
        number = await opened(desk, inbox, why if why in {"solved", "closed"} else None)
        async with desk.work() as work:
            if why == "shut":
                await tickets.update_ticket(work, number=number, changes=TicketChanges(open=False))
            elif why == "asleep":
                await tickets.snooze_ticket(work, number=number, until=utc_now() + 600 * MINUTE)
            elif why == "deleted":
                await tickets.delete_ticket(work, number=number)
        if why == "answered":
            await reply(desk, number)
        await sweep(desk)
        if why == "deleted":
            async with desk.work() as work:
                await tickets.restore_ticket(work, number=number)
        assert await told(desk, number) == []

    async def test_with_a_note_or_the_customers_words_alone_is_told_of(self, desk: Desk) -> None:
        number = await opened(desk, await inbox_of(desk))
        async with desk.look() as work:
            ann = await people.find_customer_by(work, email="ann@a.test")
        assert ann is not None
        await reply(desk, number, internal=True)
        await reply(desk, number, actor=Actor(desk.workspace.id, ActorKind.CUSTOMER, ann.id, "Ann", Role.READ))
        await sweep(desk)
        assert len(await told(desk, number)) == 1

    async def test_is_told_of_once_in_every_workspace_and_stays_as_it_was(self, desk: Desk, other_desk: Desk) -> None:
        inbox = await inbox_of(desk)
        number, away = await opened(desk, inbox), await opened(other_desk, await inbox_of(other_desk))
        before = (await desk.call("GET", f"/tickets/{number}")).headers["etag"]
        counts = await asyncio.gather(*(sweep(desk) for _ in range(3)))
        assert sum(counts) >= 2
        assert await sweep(desk, 2 * AFTER) == 0
        assert await told(desk, number) == [{"inbox_id": inbox, "minutes": AFTER}]
        assert len(await told(other_desk, away)) == 1
        assert (await desk.call("GET", f"/tickets/{number}")).headers["etag"] == before

    async def test_that_somebody_holds_is_left_to_the_next_sweep(self, desk: Desk) -> None:
        inbox = await inbox_of(desk)
        held, free = await opened(desk, inbox), await opened(desk, inbox)
        async with desk.work() as work:
            await tickets.hold_tickets(work, held)
            await sweep(desk)
        assert [len(await told(desk, number)) for number in (held, free)] == [0, 1]
        await sweep(desk)
        assert len(await told(desk, held)) == 1

    async def test_is_told_of_when_it_has_slept(self, desk: Desk) -> None:
        number = await opened(desk, await inbox_of(desk))
        async with desk.work() as work:
            await tickets.snooze_ticket(work, number=number, until=utc_now() + 60 * MINUTE)
        await sweep(desk)
        async with desk.work() as work:
            await tickets.snooze_ticket(work, number=number, until=None)
        await sweep(desk)
        assert len(await told(desk, number)) == 1
