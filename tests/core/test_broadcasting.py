"""The broadcaster: the feed is read once for all who listen, for nobody when nobody does, and on when it is back."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest
import structlog

from parley.core import events, tags
from parley.core.events import Broadcaster, Ended, Listener, Position
from parley.kit.db import Connection, Database, DatabaseGone
from tests.support.desks import Desk

MANY = 400


class Counted(Database):
    """Counts how often a connection is lent, and to whom."""

    def __init__(self, url: str) -> None:
        super().__init__(url, row_security=True)
        self.lent: Counter[str] = Counter()
        self._returned = asyncio.Event()

    @asynccontextmanager
    async def tenant(self, workspace: int) -> AsyncGenerator[Connection]:
        self.lent["tenant"] += 1
        async with super().tenant(workspace) as connection:
            yield connection
        self._returned.set()

    async def settled(self, amount: int) -> None:
        """Wait until so many have been lent to tenants, and a little more."""
        while self.lent["tenant"] < amount:
            self._returned.clear()
            await self._returned.wait()
        await asyncio.sleep(0.2)

    @asynccontextmanager
    async def system(self) -> AsyncGenerator[Connection]:
        self.lent["system"] += 1
        async with super().system() as connection:
            yield connection


@pytest.fixture
async def counted(database_url: str) -> AsyncGenerator[Counted]:
    database = Counted(database_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
def broadcaster(counted: Counted) -> Broadcaster:
    return Broadcaster(counted, structlog.get_logger(), depth=200)


async def tag(desk: Desk, *names: str) -> None:
    async with desk.work() as work:
        for name in names:
            await tags.create_tag(work, name=name)


async def present(desk: Desk) -> Position:
    async with desk.look() as work:
        return await events.get_present(work)


async def hear(listener: Listener, amount: int) -> list[str]:
    """Return the names of so many tags."""
    found: list[str] = []
    async with asyncio.timeout(30):
        while len(found) < amount:
            assert listener.inbox.ended is None
            found += [news.event.data["name"] for news in await listener.news(0.5)]
    return found


class TestNobody:
    async def test_asks_nothing(self, broadcaster: Broadcaster, counted: Counted, desk: Desk) -> None:
        with broadcaster.listener(desk.workspace.id, after=await present(desk), types=["tag.created"]) as listener:
            await tag(desk, "one")
            await hear(listener, 1)
        assert broadcaster.listening == 0
        await asyncio.sleep(0.2)
        counted.lent.clear()
        await asyncio.sleep(0.4)
        assert counted.lent == {}


class TestMany:
    async def test_cost_what_one_costs(
        self, broadcaster: Broadcaster, counted: Counted, desk: Desk, other_desk: Desk
    ) -> None:
        async with AsyncExitStack() as stack:
            listeners = [
                stack.enter_context(broadcaster.listener(each.workspace.id, after=await present(each)))
                for each in (desk, other_desk) * (MANY // 2)
            ]
            hearing = [asyncio.create_task(hear(listener, 1)) for listener in listeners]
            await asyncio.sleep(0)
            async with asyncio.timeout(60):
                await counted.settled(3 * MANY)
                counted.lent.clear()
                while counted.lent["system"] < 3:  # noqa: ASYNC110 -- nothing tells of it
                    await asyncio.sleep(0.02)
            assert counted.lent.pop("system") < MANY // 10
            assert counted.lent == {}
            await tag(desk, "ours")
            await tag(other_desk, "theirs")
            assert await asyncio.gather(*hearing) == [["ours"], ["theirs"]] * (MANY // 2)
            assert counted.lent["tenant"] == 2

    async def test_share_one_text(self, broadcaster: Broadcaster, desk: Desk) -> None:
        after = await present(desk)
        with (
            broadcaster.listener(desk.workspace.id, after=after) as one,
            broadcaster.listener(desk.workspace.id, after=after) as two,
        ):
            told = asyncio.gather(one.news(5), two.news(5))
            while one._is_behind or two._is_behind:  # noqa: ASYNC110 -- nothing tells of it
                await asyncio.sleep(0.01)
            await tag(desk, "one")
            (first,), (second,) = await told
        assert first is second


class TestAListener:
    async def test_joins_among_writers_and_hears_each_once(self, broadcaster: Broadcaster, desk: Desk) -> None:
        after = await present(desk)

        async def write(writer: int) -> None:
            for number in range(40):
                await tag(desk, f"{writer} {number}")

        async def listen(late: float) -> list[str]:
            await asyncio.sleep(late)
            with broadcaster.listener(desk.workspace.id, after=after, types=["tag.created"]) as listener:
                return await hear(listener, 160)

        writing = asyncio.gather(*(write(writer) for writer in range(4)))
        heard = await asyncio.gather(*(listen(number * 0.02) for number in range(20)))
        await writing
        assert len(set(heard[0])) == 160
        assert all(each == heard[0] for each in heard)

    async def test_who_does_not_take_what_waits_is_ended(self, broadcaster: Broadcaster, desk: Desk) -> None:
        with broadcaster.listener(desk.workspace.id, after=await present(desk)) as listener:
            await listener.news(0.1)
            await tag(desk, *(f"{number}" for number in range(201)))
            async with asyncio.timeout(60):
                while listener.inbox.ended is None:  # noqa: ASYNC110 -- nothing tells of it
                    await asyncio.sleep(0.02)
            assert listener.inbox.ended is Ended.SLOW
            assert await listener.news(0) == []

    async def test_who_wants_nothing_of_it_is_not(self, broadcaster: Broadcaster, desk: Desk) -> None:
        with broadcaster.listener(desk.workspace.id, after=await present(desk), types=["tag.deleted"]) as listener:
            await listener.news(0.1)
            await tag(desk, *(f"{number}" for number in range(201)))
            place = await self._place_of(desk, 50)
            async with asyncio.timeout(60):
                while listener.inbox.position <= place:
                    assert await listener.news(0.1) == []
            assert listener.inbox.ended is None

    async def test_is_behind_what_it_did_not_want_though_nothing_happens_since(
        self, broadcaster: Broadcaster, desk: Desk
    ) -> None:
        with broadcaster.listener(desk.workspace.id, after=await present(desk), types=["tag.deleted"]) as listener:
            await tag(desk, "before it was first asked")
            assert await listener.news(0.1) == []
            assert listener.inbox.position > await self._place_of(desk, 1)

    @staticmethod
    async def _place_of(desk: Desk, number: int) -> Position:
        async with desk.look() as work:
            found = await events.list_feed(work, after=(0, 0, 0), types=["tag.created"], limit=100)
        return found[number - 1].position

    async def test_hears_on_when_the_database_is_back(
        self, broadcaster: Broadcaster, counted: Counted, desk: Desk
    ) -> None:
        with broadcaster.listener(desk.workspace.id, after=await present(desk), types=["tag.created"]) as listener:
            await listener.news(0.1)
            await counted.close()
            await tag(desk, "while it was gone")
            assert await listener.news(0.3) == []
            with pytest.raises(DatabaseGone), broadcaster.listener(desk.workspace.id, after=(0, 0, 0)) as late:
                await late.news(0.1)
            await counted.open()
            assert await hear(listener, 1) == ["while it was gone"]

    async def test_is_told_to_come_again_when_something_breaks(
        self, broadcaster: Broadcaster, counted: Counted, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with broadcaster.listener(desk.workspace.id, after=await present(desk)) as listener:
            await listener.news(0.1)

            def broken() -> Any:
                raise ZeroDivisionError

            monkeypatch.setattr(counted, "system", broken)
            assert await listener.news(5) == []
            assert listener.inbox.ended is Ended.BROKEN


class TestALongPoll:
    async def test_asks_the_database_no_more_than_a_listener_does(self, desk: Desk) -> None:
        before = (await desk.got("/events?limit=100"))["meta"]["next_cursor"]
        waiting = asyncio.create_task(desk.got(f"/events?wait=20&types=tag.*&limit=1&after={before}"))
        async with asyncio.timeout(10):
            while desk.house.broadcaster.listening != 1:  # noqa: ASYNC110 -- nothing tells of it
                await asyncio.sleep(0.02)
        await tag(desk, "first", "second")
        page = await asyncio.wait_for(waiting, 10)
        assert [event["data"]["name"] for event in page["data"]] == ["first"]
        rest = await desk.got(f"/events?wait=20&types=tag.*&after={page['meta']['next_cursor']}")
        assert [event["data"]["name"] for event in rest["data"]] == ["second"]
        assert desk.house.broadcaster.listening == 0

    async def test_ends_empty_where_it_began(self, desk: Desk) -> None:
        before = (await desk.got("/events?limit=100"))["meta"]["next_cursor"]
        page = await desk.got(f"/events?wait=1&types=tag.*&after={before}")
        assert page == {"data": [], "meta": {"limit": 50, "next_cursor": before}}
