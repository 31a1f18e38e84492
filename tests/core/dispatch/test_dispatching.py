"""Events are handed on once, none is skipped, and a failure half way leaves nothing behind."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager

import pytest

from parley.core import dispatch, tags
from parley.core.events import RecordedEvent
from parley.core.work import Work
from parley.kit.clock import utc_now
from tests.support.desks import Desk


class Listener:
    """Remembers the tags it heard of; what it heard in a transaction that failed counts too."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    async def __call__(self, _: Work, events: Sequence[RecordedEvent]) -> None:
        self.batches.append([event.data["name"] for event in events if event.type == "tag.created"])

    @property
    def heard(self) -> list[str]:
        return [name for batch in self.batches for name in batch]


async def note(work: Work, events: Sequence[RecordedEvent]) -> None:
    """Write each event as a tag of its own, in the dispatcher's transaction."""
    for event in events:
        if event.type == "tag.created" and not event.data["name"].startswith("seen"):
            await tags.create_tag(work, name=f"seen {event.data['name']}")


async def made(desk: Desk, *names: str) -> None:
    async with desk.work() as work:
        for name in names:
            await tags.create_tag(work, name=name)


async def step(desk: Desk, *subscribers: dispatch.Subscriber, most: int = dispatch.MOST) -> int:
    return await dispatch.dispatch(desk.database, desk.workspace.id, subscribers, now=utc_now(), most=most)


async def caught_up(desk: Desk, *subscribers: dispatch.Subscriber) -> None:
    while await step(desk, *subscribers):
        pass


async def tag_names(desk: Desk) -> list[str]:
    async with desk.look() as work:
        rows = await work.connection.fetch(
            "select name from tags where workspace_id = $1 order by id", desk.workspace.id
        )
    return [row["name"] for row in rows]


@asynccontextmanager
async def slow(desk: Desk, name: str) -> AsyncGenerator[None]:
    """Write a tag whose transaction commits when the block ends."""
    async with desk.work() as work:
        await tags.create_tag(work, name=name)
        await work.connection.execute("select pg_current_xact_id()")
        yield


class TestDispatching:
    async def test_leaves_nothing_when_a_subscriber_fails(self, desk: Desk) -> None:
        await made(desk, "one", "two")

        async def fail(_: Work, __: Sequence[RecordedEvent]) -> None:
            raise RuntimeError("out of paper")

        with pytest.raises(RuntimeError, match="out of paper"):
            await step(desk, note, fail)
        assert await tag_names(desk) == ["one", "two"]
        await caught_up(desk, note)
        assert await tag_names(desk) == ["one", "two", "seen one", "seen two"]

    async def test_leaves_nothing_when_it_is_ended_half_way(self, desk: Desk) -> None:
        await made(desk, "one")
        begun = asyncio.Event()

        async def hang(_: Work, __: Sequence[RecordedEvent]) -> None:
            begun.set()
            await asyncio.sleep(60)

        running = asyncio.create_task(step(desk, note, hang))
        await begun.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert await tag_names(desk) == ["one"]
        await caught_up(desk, note)
        assert await tag_names(desk) == ["one", "seen one"]

    async def test_skips_nothing_that_commits_late(self, desk: Desk) -> None:
        listener = Listener()
        async with slow(desk, "slow"):
            await made(desk, "fast")
            await step(desk, listener)
            assert listener.heard == []
        await caught_up(desk, listener)
        assert sorted(listener.heard) == ["fast", "slow"]

    async def test_does_nothing_twice_where_two_are_at_it(self, desk: Desk) -> None:
        await made(desk, *(f"tag {number}" for number in range(40)))
        await asyncio.gather(*(step(desk, note, most=3) for _ in range(12)))
        await caught_up(desk, note)
        names = await tag_names(desk)
        assert len(names) == len(set(names)) == 80

    async def test_stands_back_from_a_workspace_that_another_has(self, desk: Desk) -> None:
        await made(desk, "one")
        begun, done = asyncio.Event(), asyncio.Event()

        async def wait(_: Work, __: Sequence[RecordedEvent]) -> None:
            begun.set()
            await done.wait()

        running = asyncio.create_task(step(desk, wait))
        await begun.wait()
        assert await asyncio.wait_for(step(desk, note), timeout=25) == 0
        done.set()
        assert await running > 0
        assert await tag_names(desk) == ["one"]

    async def test_hands_on_a_thousand_in_batches_in_their_order(self, desk: Desk) -> None:
        names = [f"tag {number:04}" for number in range(1000)]
        await made(desk, *names)
        listener = Listener()
        await caught_up(desk, listener)
        assert listener.heard == names
        assert len(listener.batches) == 3
        assert await step(desk, listener) == 0

    async def test_hands_on_what_the_epoch_before_left(self, desk: Desk) -> None:
        await made(desk, "restored")
        async with desk.database.system() as connection:
            await connection.execute(
                "update events set xid = '4000000000000000000', epoch = current_epoch() - 1 where workspace_id = $1",
                desk.workspace.id,
            )
        listener = Listener()
        await caught_up(desk, listener)
        await made(desk, "after")
        await caught_up(desk, listener)
        assert listener.heard == ["restored", "after"]


class TestNews:
    async def test_names_each_workspace_that_has_some(self, desk: Desk, other_desk: Desk) -> None:
        await made(desk, "one")
        await made(other_desk, "two")
        both = {desk.workspace.id, other_desk.workspace.id}
        assert both <= set((await dispatch.find_news(desk.database)).workspaces)
        await caught_up(desk)
        left = (await dispatch.find_news(desk.database)).workspaces
        assert desk.workspace.id not in left
        assert other_desk.workspace.id in left

    async def test_looks_at_no_event_while_nothing_happens(self, desk: Desk) -> None:
        await made(desk, "one")
        first = await dispatch.find_news(desk.database)
        assert desk.workspace.id in first.workspaces
        assert (await dispatch.find_news(desk.database, seen=first.snapshot)).workspaces == []

    async def test_tells_how_long_the_oldest_waits(self, desk: Desk) -> None:
        await made(desk, "one")
        assert await dispatch.measure_lag(desk.database, now=utc_now()) > 0
