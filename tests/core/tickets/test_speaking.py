"""Messages in another's name, from before, and in answer to another message."""

import datetime as dt
from typing import Any

import pytest

from parley.core import tickets
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Forbidden, Invalid
from parley.core.people import create_customer
from parley.core.tickets import Author, Message, State
from parley.kit.clock import utc_now
from tests.core.tickets.said import changed, day, got, opened, say, told
from tests.support.desks import Desk

YESTERDAY = utc_now() - dt.timedelta(days=1)


def asker(message_or_ticket: Any) -> Author:
    return Author(ActorKind.CUSTOMER, message_or_ticket.customer.id, "Ann")


async def refused(desk: Desk, number: int, **given: Any) -> list[str]:
    with pytest.raises(Invalid) as error:
        await say(desk, number, **given)
    return [fault.path for fault in error.value.faults]


class TestAnAuthor:
    async def test_must_be_of_this_workspace(self, desk: Desk, other_desk: Desk) -> None:
        number = (await opened(desk)).number
        foreign = (await opened(other_desk)).customer.id
        for author in (
            Author(ActorKind.CUSTOMER, foreign, "Ann"),
            Author(ActorKind.AGENT, other_desk.workspace.owner_id, "Eve"),
            Author(ActorKind.CUSTOMER, None, "Nobody"),
            Author(ActorKind.KEY, 1, "A key"),
        ):
            assert await refused(desk, number, author=author) == ["author_id"]
        assert [event.type for event in await told(desk, number)] == ["ticket.created"]

    async def test_is_nobody_but_itself_where_a_customer_acts(self, desk: Desk) -> None:
        ticket = await opened(desk)
        ann = Actor(desk.workspace.id, ActorKind.CUSTOMER, ticket.customer.id, "Ann", Role.READ)
        boss = Author(ActorKind.AGENT, desk.workspace.owner_id, "Boss")
        cases: list[dict[str, Any]] = [{"author": boss}, {"draft": True}]
        for given in cases:
            with pytest.raises(Forbidden):
                await say(desk, ticket.number, actor=ann, **given)

    async def test_asks_more_of_the_actor_than_a_note_of_its_own(self, desk: Desk) -> None:
        ticket = await opened(desk)
        light = Actor(desk.workspace.id, ActorKind.KEY, 1, "Light", Role.LIGHT)
        assert (await say(desk, ticket.number, actor=light, internal=True)).is_internal
        cases: list[dict[str, Any]] = [{"author": asker(ticket), "internal": True}, {"draft": True}, {}]
        for given in cases:
            with pytest.raises(Forbidden):
                await say(desk, ticket.number, actor=light, **given)

    async def test_that_is_the_customer_reopens_and_wakes(self, desk: Desk) -> None:
        ticket = await opened(desk, status="solved")
        await changed(desk, ticket.number, snoozed_until=utc_now() + dt.timedelta(days=1))
        message = await say(desk, ticket.number, author=asker(ticket))
        after = await got(desk, ticket.number)
        assert (message.author.kind, message.author.id) == (ActorKind.CUSTOMER, ticket.customer.id)
        assert (after.status.state, after.snoozed_until, after.first_response_at) == (State.OPEN, None, None)

    async def test_that_is_an_agent_gives_the_first_response_under_its_own_name(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        message = await say(desk, number, author=Author(ActorKind.AGENT, desk.workspace.owner_id, ""))
        assert message.author.name == "Olivia Owner"
        assert (await got(desk, number)).first_response_at == message.created_at

    async def test_that_is_the_customer_continues_a_closed_ticket_in_a_linked_one(self, desk: Desk) -> None:
        ticket = await opened(desk, status="closed")
        message = await say(desk, ticket.number, author=asker(ticket), at=YESTERDAY)
        follow_up = await got(desk, message.ticket)
        assert message.ticket != ticket.number
        assert (follow_up.customer, follow_up.created_at) == (ticket.customer, YESTERDAY)
        assert (await told(desk, ticket.number))[-1].type == "ticket.continued"

    async def test_that_is_another_customer_continues_it_as_its_own(self, desk: Desk) -> None:
        ticket = await opened(desk, status="closed")
        async with desk.work() as work:
            bob = await create_customer(work, email="bob@b.test")
        message = await say(desk, ticket.number, author=Author(ActorKind.CUSTOMER, bob.id, "Bob"))
        assert (await got(desk, message.ticket)).customer.id == bob.id

    async def test_writes_a_note_on_a_closed_ticket_where_it_stands(self, desk: Desk) -> None:
        ticket = await opened(desk, status="closed")
        message = await say(desk, ticket.number, author=asker(ticket), internal=True)
        assert (message.ticket, message.is_internal) == (ticket.number, True)


class TestAMessageThatMovesNothing:
    async def test_leaves_status_and_sleep_as_they_are(self, desk: Desk) -> None:
        ticket = await opened(desk, status="solved")
        until = utc_now() + dt.timedelta(days=1)
        await changed(desk, ticket.number, snoozed_until=until)
        await say(desk, ticket.number, author=asker(ticket), moves=False)
        after = await got(desk, ticket.number)
        assert (after.status.state, after.snoozed_until) == (State.SOLVED, until)

    async def test_stays_on_a_closed_ticket(self, desk: Desk) -> None:
        ticket = await opened(desk, status="closed")
        assert (await say(desk, ticket.number, author=asker(ticket), moves=False)).ticket == ticket.number

    async def test_is_a_first_response_all_the_same(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        await say(desk, number, moves=False)
        assert (await got(desk, number)).first_response_at is not None


class TestBackdating:
    async def test_is_refused_where_no_desk_was(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        for at in (dt.datetime(1999, 1, 1, tzinfo=dt.UTC), utc_now() + dt.timedelta(hours=1)):
            assert await refused(desk, number, at=at) == ["created_at"]

    async def test_dates_the_message_and_the_first_response_not_before_the_ticket(self, desk: Desk) -> None:
        first, second = (await opened(desk, created_at=day(1))).number, (await opened(desk, created_at=day(3))).number
        assert (await say(desk, first, at=day(2))).created_at == day(2)
        await say(desk, second, at=day(2))
        assert (await got(desk, first)).first_response_at == day(2)
        after = await got(desk, second)
        assert after.first_response_at == day(3)
        assert after.updated_at > YESTERDAY


class TestAParent:
    async def test_must_be_a_message_of_the_same_ticket(self, desk: Desk, other_desk: Desk) -> None:
        number = (await opened(desk)).number
        elsewhere = await say(desk, (await opened(desk)).number)
        foreign = await say(other_desk, (await opened(other_desk)).number)
        for parent in (elsewhere.id, foreign.id, 2**62):
            assert await refused(desk, number, parent=parent) == ["parent_id"]

    async def test_is_remembered(self, desk: Desk) -> None:
        number = (await opened(desk)).number
        first = await say(desk, number)
        assert (first.parent_id, (await say(desk, number, parent=first.id)).parent_id) == (None, first.id)

    async def test_goes_along_when_the_ticket_is_merged(self, desk: Desk) -> None:
        one, two = (await opened(desk)).number, (await opened(desk)).number
        first = await say(desk, one)
        second = await say(desk, one, parent=first.id)
        async with desk.work() as work:
            await tickets.merge_ticket(work, number=one, into=two)
        assert (await found(desk, second)).parent_id == first.id

    async def test_is_forgotten_when_one_of_them_is_split_off_or_left_behind(self, desk: Desk) -> None:
        one, two = (await opened(desk)).number, (await opened(desk)).number
        first = await say(desk, one)
        second = await say(desk, one, parent=first.id)
        async with desk.look() as work:
            opening = (await tickets.list_conversation(work, tickets=[one]))[one][0]
        third = await say(desk, one, parent=opening.id)
        async with desk.work() as work:
            await tickets.split_ticket(work, number=one, message_ids=[second.id])
            await tickets.merge_ticket(work, number=one, into=two)
        assert [(await found(desk, message)).parent_id for message in (second, third)] == [None, None]


async def found(desk: Desk, message: Message) -> Message:
    async with desk.look() as work:
        return await tickets.get_message(work, message=message.id)
