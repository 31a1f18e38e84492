"""The event log: in the transaction, in an order that skips nothing, a ticket's own without gaps."""

import asyncio

import pytest

from parley.core import events, tags
from parley.core.events import RecordedEvent
from parley.core.tags import TagNameTaken
from parley.core.tickets import NewTicket, Priority, TicketChanges, open_ticket, update_ticket
from tests.support.desks import Desk

START = (0, 0, 0)


async def feed(desk: Desk, after: tuple[int, int, int] = START) -> list[RecordedEvent]:
    async with desk.look() as work:
        return await events.list_feed(work, after=after, limit=1000)


async def names(desk: Desk, after: tuple[int, int, int] = START) -> list[str]:
    return [event.data["name"] for event in await feed(desk, after) if event.type == "tag.created"]


class TestTheFeed:
    async def test_hides_what_a_slower_transaction_might_come_before(self, desk: Desk) -> None:
        begun, done = asyncio.Event(), asyncio.Event()

        async def slow() -> None:
            async with desk.work() as work:
                await tags.create_tag(work, name="slow")
                begun.set()
                await done.wait()

        running = asyncio.create_task(slow())
        await begun.wait()
        async with desk.work() as work:
            await tags.create_tag(work, name="fast")
        assert await names(desk) == []
        done.set()
        await running
        assert sorted(await names(desk)) == ["fast", "slow"]

    async def test_gives_each_event_once_to_a_reader_among_writers(self, desk: Desk) -> None:
        seen: list[str] = []
        writing = True

        async def write(number: int) -> None:
            async with desk.work() as work:
                await tags.create_tag(work, name=f"tag {number}")
                await asyncio.sleep(number % 5 * 0.01)

        async def read() -> None:
            position = START
            while True:
                was_writing = writing
                page = await feed(desk, position)
                seen.extend(event.data["name"] for event in page if event.type == "tag.created")
                position = page[-1].position if page else position
                if not page and not was_writing:
                    return
                await asyncio.sleep(0)

        reader = asyncio.create_task(read())
        await asyncio.gather(*(write(number) for number in range(60)))
        writing = False
        await reader
        assert sorted(seen) == sorted(f"tag {number}" for number in range(60))

    async def test_holds_nothing_of_a_change_that_was_rolled_back(self, desk: Desk) -> None:
        async def change() -> None:
            async with desk.work() as work:
                await tags.create_tag(work, name="never")
                await tags.create_tag(work, name="NEVER")

        with pytest.raises(TagNameTaken):
            await change()
        assert await names(desk) == []


class TestATicketsEvents:
    async def test_are_counted_without_gaps_by_writers_at_once(self, desk: Desk) -> None:
        async with desk.work() as work:
            number = (await open_ticket(work, NewTicket(subject="one"))).number

        async def change(place: int) -> None:
            async with desk.work() as work:
                priority = Priority.HIGH if place % 2 else Priority.LOW
                changes = TicketChanges(subject=f"subject {place}", priority=priority)
                await update_ticket(work, number=number, changes=changes)

        await asyncio.gather(*(change(place) for place in range(20)))
        async with desk.look() as work:
            timeline = await events.list_timeline(work, ticket=number, limit=100)
        assert [event.sequence for event in timeline] == list(range(1, 22))

    async def test_split_what_is_personal_from_the_facts(self, desk: Desk) -> None:
        async with desk.work() as work:
            await open_ticket(work, NewTicket(subject="a secret"))
        async with desk.database.tenant(desk.workspace.id) as connection:
            row = await connection.fetchrow(
                "select data, personal from events where workspace_id = $1 and type = 'ticket.created'",
                desk.workspace.id,
            )
        assert row is not None
        assert row["personal"] == {"subject": "a secret"}
        assert "a secret" not in str(row["data"])
