"""Events that a desk no longer keeps: the oldest go, what is needed stays, and no reader misses any unknowingly."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from parley.app.environment import read
from parley.app.jobs import JOBS, Hands
from parley.core import tags
from parley.core.dispatch import dispatch
from parley.core.events import Ended, forget_events
from parley.core.files import FileVault
from parley.core.work import writing
from parley.kit.clock import utc_now
from tests.support.desks import Desk

DAY = dt.timedelta(days=1)
NOW = utc_now()
LIMIT = NOW - 40 * DAY


async def says(desk: Desk, statement: str) -> None:
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(f"{statement} where workspace_id = $1", desk.workspace.id)


async def happened(desk: Desk, *ages: int) -> None:
    """Have tags made so many days ago, in this order, and all else long before them."""
    await says(desk, "update events set created_at = created_at - interval '900 days'")
    for number, age in enumerate(ages):
        async with writing(desk.database, desk.owner, now=NOW - age * DAY, origin="test") as work:
            await tags.create_tag(work, name=f"{age} {number}")


async def handed_on(desk: Desk, most: int = 500) -> None:
    async def nobody(*_: object) -> None:
        return None

    while await dispatch(desk.database, desk.workspace.id, [nobody], now=NOW, most=most) and most == 500:
        pass


async def names(desk: Desk, after: str = "") -> list[str]:
    page = await desk.got(f"/events?types=tag.created&limit=100{after and f'&after={after}'}")
    return [event["data"]["name"] for event in page["data"]]


async def positions(desk: Desk) -> list[str]:
    return [event["position"] for event in (await desk.got("/events?limit=100"))["data"]]


class TestForgetting:
    async def test_is_not_done_where_nobody_wished_it(self, desk: Desk, tmp_path: Path) -> None:
        await happened(desk, 20_000, 1)
        await handed_on(desk)
        job = next(job for job in JOBS if job.name == "events.forget")
        hands = Hands(desk.database, read({}), FileVault(f"file://{tmp_path}"))
        await job.run(hands)
        assert await names(desk) == ["20000 0", "1 1"]
        wished = read({"PARLEY_EVENTS_RETENTION_DAYS": "35"})
        await job.run(msgspec.structs.replace(hands, settings=wished))
        assert await names(desk) == ["1 1"]

    @pytest.mark.parametrize("batch", [1, 2, 3, 1000])
    async def test_takes_the_oldest_and_leaves_the_young(self, desk: Desk, batch: int) -> None:
        await happened(desk, 90, 80, 70, 41, 39, 1)
        await handed_on(desk)
        await forget_events(desk.database, LIMIT, batch=batch)
        assert await names(desk) == ["39 4", "1 5"]

    async def test_stops_at_the_first_that_is_younger(self, desk: Desk) -> None:
        await happened(desk, 90, 39, 80, 1)
        await handed_on(desk)
        await forget_events(desk.database, LIMIT)
        assert await names(desk) == ["39 1", "80 2", "1 3"]

    async def test_leaves_what_the_dispatcher_has_not_read(self, desk: Desk) -> None:
        await happened(desk, 90, 80, 70)
        await forget_events(desk.database, LIMIT)
        assert len(await names(desk)) == 3
        await handed_on(desk, most=len(await positions(desk)) - 1)
        await forget_events(desk.database, LIMIT)
        assert await names(desk) == ["70 2"]

    async def test_leaves_what_a_delivery_is_still_to_be_written_from(self, desk: Desk) -> None:
        hook = {"url": "https://hooks.example.com/1", "events": ["tag.*"]}
        webhook = (await desk.made("/webhooks", hook))["id"]
        await happened(desk, 90, 80, 70)
        await handed_on(desk)
        stretch = {"from": (NOW - 81 * DAY).isoformat(), "to": (NOW - 79 * DAY).isoformat()}
        assert (await desk.call("POST", f"/webhooks/{webhook}/replay", json=stretch)).status_code == 201
        await says(desk, "update events set created_at = created_at - interval '100 days'")
        await forget_events(desk.database, LIMIT)
        assert await names(desk) == ["80 1", "70 2"]
        await says(desk, "update webhook_deliveries set status = 'delivered', next_attempt_at = null")
        await forget_events(desk.database, LIMIT)
        assert await names(desk) == []

    async def test_by_two_at_once_takes_each_once(self, desk: Desk) -> None:
        await happened(desk, *range(90, 60, -1), 1)
        await handed_on(desk)
        before = len(await positions(desk))
        await asyncio.gather(*(forget_events(desk.database, LIMIT, batch=3) for _ in range(3)))
        assert len(await positions(desk)) == 1
        async with desk.look() as work:
            count = "select forgotten from event_horizons where workspace_id = $1"
            assert await work.connection.fetchval(count, work.workspace) == before - 1
        assert await names(desk) == ["1 30"]

    async def test_leaves_other_workspaces_alone(self, desk: Desk, other_desk: Desk) -> None:
        await happened(desk, 90)
        await happened(other_desk, 90)
        await handed_on(desk)
        await forget_events(desk.database, LIMIT)
        assert (await names(desk), await names(other_desk)) == ([], ["90 0"])

    async def test_lets_a_timeline_begin_later(self, desk: Desk) -> None:
        ticket = (await desk.made("/tickets", {"subject": "Help", "customer_email": "a@example.com"}))["id"]
        await says(desk, "update events set created_at = created_at - interval '100 days'")
        await desk.call("PATCH", f"/tickets/{ticket}", json={"subject": "Other"})
        await handed_on(desk)
        shown = (await desk.got(f"/tickets/{ticket}/events"))["data"]
        await forget_events(desk.database, LIMIT)
        left = (await desk.got(f"/tickets/{ticket}/events?after=0"))["data"]
        assert 0 < len(left) < len(shown)
        assert left == shown[-len(left) :]


class TestAPositionBeforeWhatIsKept:
    async def test_is_gone_for_the_feed_and_the_stream(self, desk: Desk) -> None:
        await happened(desk, 90, 80, 70, 1)
        places = await positions(desk)
        await handed_on(desk)
        await forget_events(desk.database, LIMIT)
        (young,) = await positions(desk)
        assert young == places[-1]
        present = f"{young.rpartition('-')[0]}-0"
        for lost in places[:-2]:
            for answer in (
                await desk.call("GET", f"/events?after={lost}"),
                await desk.call("GET", f"/events?wait=1&types=tag.deleted&after={lost}"),
                await desk.call("GET", f"/events/stream?after={lost}"),
                await desk.call("GET", "/events/stream", headers={"last-event-id": lost}),
            ):
                assert (answer.status_code, answer.json()["error"]["code"]) == (410, "GONE"), answer.text
        for whole in (places[-2], present):
            assert await names(desk, whole) == ["1 3"]
        assert await names(desk, young) == []
        assert await names(desk) == await names(desk, "0-0-0") == ["1 3"]

    async def test_that_is_forged_stays_refused(self, desk: Desk, other_desk: Desk) -> None:
        await happened(desk, 90, 1)
        await happened(other_desk, 1)
        await handed_on(desk)
        await forget_events(desk.database, LIMIT)
        epoch, xid, last = map(int, (await positions(desk))[-1].split("-"))
        foreign = (await positions(other_desk))[-1]
        for wrong in (f"{epoch}-{xid}-{last + 1}", f"{epoch + 1}-{xid}-{last}", f"{epoch}-{xid + 10**6}-0", foreign):
            assert (await desk.call("GET", f"/events?after={wrong}")).status_code == 400, wrong

    async def test_ends_who_listens_and_fell_behind(self, desk: Desk) -> None:
        ages: Sequence[int] = range(400, 150, -1)
        await happened(desk, *ages, 1)
        await handed_on(desk)
        with desk.house.broadcaster.listener(desk.workspace.id, after=(0, 0, 0)) as listener:
            assert len(await listener.news(1.0)) == 200
            await forget_events(desk.database, LIMIT)
            assert await listener.news(1.0) == []
            assert listener.inbox.ended is Ended.FORGOTTEN
