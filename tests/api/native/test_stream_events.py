"""The live stream as it is heard: whose events, in which order, and how it ends for a reason that is told."""

import asyncio

import structlog

from parley.core import tags
from parley.core.events import Broadcaster
from parley.kit.db import Database
from tests.api.native.listeners import PATH, SEED, START, names, root_of, tag
from tests.support.desks import Desk, house_for, open_desk
from tests.support.streams import listening


class TestEvents:
    async def test_are_what_the_feed_has(self, desk: Desk) -> None:
        async with listening(root_of(desk), desk.key) as ear:
            await desk.made("/tickets", SEED)
            await tag(desk, "late")
            feed = (await desk.got("/events"))["data"]
            heard = await ear.events_of(2)
            assert [event.data for event in heard] == feed[-2:]
            assert [(event.id, event.type) for event in heard] == [
                (each["position"], each["type"]) for each in feed[-2:]
            ]

    async def test_come_in_order_and_once_among_writers(self, desk: Desk) -> None:
        async def write(number: int) -> None:
            async with desk.work() as work:
                await tags.create_tag(work, name=f"tag {number}")
                await asyncio.sleep(number % 5 * 0.02)

        async with listening(root_of(desk), desk.key, "types=tag.created") as ear:
            await asyncio.gather(*(write(number) for number in range(60)))
            await ear.events_of(60)
        places = [tuple(map(int, event.id.split("-"))) for event in ear.events]
        assert places == sorted(set(places))
        assert sorted(names(ear)) == sorted(f"tag {number}" for number in range(60))

    async def test_that_are_committed_late_are_not_skipped(self, desk: Desk) -> None:
        async with listening(root_of(desk), desk.key, "types=tag.*") as ear:
            async with desk.work() as slow:
                await tags.create_tag(slow, name="slow")
                await slow.connection.execute("select pg_current_xact_id()")
                await tag(desk, "fast")
                await asyncio.sleep(0.3)
                assert names(ear) == [], "it was told before it could be relied upon"
            await ear.events_of(2)
            assert names(ear) == ["slow", "fast"]

    async def test_never_reach_another_workspace(self, desk: Desk, other_desk: Desk) -> None:
        root = root_of(desk)
        async with listening(root, desk.key, START) as ear, listening(root, other_desk.key, START) as other:
            for number in range(5):
                await tag(desk, f"ours {number}")
                await tag(other_desk, f"theirs {number}")
            await ear.until(lambda ear: len(names(ear)) == 5)
            await other.until(lambda ear: len(names(ear)) == 5)
        assert "theirs" not in ear.text
        assert "ours" not in other.text

    async def test_are_those_that_were_asked_for(self, desk: Desk) -> None:
        one, two = await desk.made("/tickets", SEED), await desk.made("/tickets", SEED)
        root = root_of(desk)
        async with (
            listening(root, desk.key, f"ticket_id={one['id']}") as about_one,
            listening(root, desk.key, "types=ticket.status_changed,tag.*") as some,
        ):
            await desk.call("PATCH", f"/tickets/{two['id']}", json={"status": "solved"})
            await desk.call("PATCH", f"/tickets/{one['id']}", json={"priority": "high"})
            await tag(desk, "last")
            await some.events_of(2)
            (event,) = await about_one.events_of(1)
        assert [each.type for each in some.events] == ["ticket.status_changed", "tag.created"]
        assert event.data["ticket_id"] == one["id"]


class TestAListenerWho:
    async def test_hangs_up_is_noticed_at_once(self, desk: Desk) -> None:
        async with listening(root_of(desk), desk.key) as ear:
            await ear.until(lambda _: desk.house.broadcaster.listening == 1)
            ear.gone.set()
            await ear.end()
            assert desk.house.broadcaster.listening == 0

    async def test_reads_too_slowly_is_cut_off_and_resumes(self, database: Database) -> None:
        house = house_for(database, broadcaster=Broadcaster(database, structlog.get_logger(), depth=20))
        async with open_desk(database, house) as desk:
            async with (
                listening(root_of(desk), desk.key, "types=tag.*") as ear,
                listening(root_of(desk), desk.key) as good,
            ):
                await tag(desk, "first")
                await ear.events_of(1)
                ear.reads.clear()
                for number in range(8):
                    await tag(desk, *(f"{number} {place}" for place in range(5)))
                    await good.until(lambda ear, number=number: f"{number} 4" in names(ear))
                ear.reads.set()
                assert await ear.end() == "too much was waiting to be read; come again with the last id"
            assert len(names(good)) == 41
            async with listening(root_of(desk), desk.key, "types=tag.*", last_event_id=ear.last_id) as again:
                await again.until(lambda again: len(names(again)) == 41 - len(names(ear)))
            assert names(ear) + names(again) == names(good)

    async def test_is_there_when_the_server_stops_is_told(self, desk: Desk) -> None:
        async with listening(root_of(desk), desk.key) as ear:
            await ear.until(lambda _: desk.house.broadcaster.listening == 1)
            desk.house.broadcaster.stop()
            assert await ear.end() == "the server is being stopped; come again with the last id"
        assert (await desk.call("GET", PATH)).status_code == 503
        assert (await desk.got("/events?wait=30&types=sla_policy.*"))["data"] == []


class TestTheCount:
    async def test_of_requests_has_the_time_to_the_first_byte(self, database: Database) -> None:
        seen: list[tuple[str, str, int, float]] = []

        def observe(door: str, operation: str, status: int, seconds: float) -> None:
            seen.append((door, operation, status, seconds))

        house = house_for(database, observe=observe)
        async with open_desk(database, house) as desk, listening(root_of(desk), desk.key):
            await asyncio.sleep(2.0)
        (door, operation, status, seconds) = seen[-1]
        assert (door, operation, status) == ("native", "stream_events", 200)
        assert seconds < 1.9
