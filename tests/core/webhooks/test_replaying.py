"""Replaying a stretch of time: in batches, once however often it is asked for, and only so much."""

import asyncio
import datetime as dt

import pytest
from msgspec.structs import replace

from parley.core.actor import Role
from parley.core.errors import Forbidden, Invalid
from parley.core.events import RecordedEvent
from parley.core.webhooks import Webhook, deliveries
from parley.core.webhooks.deliveries import Topics, replaying
from parley.kit.clock import utc_now
from tests.support.desks import Desk
from tests.support.hooks import TOPICS, finished, hooked, rows_of
from tests.support.hooks import claimed as claimed_of

HOUR = dt.timedelta(hours=1)
PAST = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)
EVENTS = """
insert into events (workspace_id, type, version, subject_kind, subject_id, actor_kind, actor_name, origin, data,
                    created_at)
select $1, 'tag.created', 1, 'tag', n, 'system', 'Test', 'test', jsonb_build_object('name', n::text),
       $3::timestamptz + n * interval '1 millisecond'
from generate_series(1, $2) n
"""


async def happened(desk: Desk, amount: int, at: dt.datetime = PAST) -> None:
    """Have so many tags made, a millisecond after each other."""
    async with desk.database.system() as connection:
        await connection.execute(EVENTS, desk.workspace.id, amount, at)


async def replayed(desk: Desk, webhook: Webhook, topics: Topics = TOPICS, *, until: dt.datetime = PAST + HOUR) -> int:
    return await deliveries.replay_range(
        desk.database, desk.owner, webhook=webhook.id, since=PAST, until=until, topics=topics, now=utc_now(),
        origin="test",
    )  # fmt: skip


class TestAReplay:
    async def test_of_too_much_is_refused_and_nothing_is_due(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        await happened(desk, 10_001)
        with pytest.raises(Invalid):
            await replayed(desk, webhook)
        assert await rows_of(desk) == []

    async def test_has_every_event_of_the_time_due_in_order(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        await happened(desk, 1_300)
        await happened(desk, 3, PAST + HOUR)
        await happened(desk, 3, PAST - HOUR)
        assert await replayed(desk, webhook) == 1_300
        rows = [row for row in await rows_of(desk) if row["kind"] == "replay"]
        ids = [row["event_id"] for row in sorted(rows, key=lambda row: row["id"])]
        assert (len(ids), ids) == (1_300, sorted(set(ids)))

    async def test_that_broke_off_goes_on_when_it_is_repeated(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        await happened(desk, 1_200)
        told: list[int] = []

        def break_off(event: RecordedEvent) -> list[str]:
            told.append(event.id)
            if len(told) > 700:
                raise ArithmeticError
            return [event.type]

        with pytest.raises(ArithmeticError):
            await replayed(desk, webhook, {**TOPICS, "native": break_off})
        assert len(await rows_of(desk)) == replaying.BATCH
        assert await replayed(desk, webhook) == 1_200
        assert len({row["message_id"] for row in await rows_of(desk)}) == len(await rows_of(desk)) == 1_200

    async def test_that_is_asked_for_twice_at_once_is_done_once(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        await happened(desk, 600)
        assert await asyncio.gather(*(replayed(desk, webhook) for _ in range(3))) == [600] * 3
        assert len(await rows_of(desk)) == 600

    async def test_is_done_again_once_it_was_sent(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        await happened(desk, 1)
        for _ in range(2):
            assert await replayed(desk, webhook) == 1
            (due,) = await claimed_of(desk)
            await finished(desk, due, deliveries.Outcome(ok=True, milliseconds=1, status=200))
        first, second = await rows_of(desk)
        assert first["message_id"] == second["message_id"]

    async def test_of_nothing_is_nothing(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        assert await replayed(desk, webhook) == 0
        with pytest.raises(Invalid):
            await replayed(desk, webhook, until=PAST)

    async def test_is_for_those_who_manage(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        await happened(desk, 1)
        agent = replace(desk.owner, role=Role.AGENT)
        with pytest.raises(Forbidden):
            await deliveries.replay_range(
                desk.database, agent, webhook=webhook.id, since=PAST, until=PAST + HOUR,
                topics=TOPICS, now=utc_now(), origin="test",
            )  # fmt: skip
        assert await rows_of(desk) == []
