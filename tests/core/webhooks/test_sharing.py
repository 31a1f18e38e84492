"""How many are under way at once, over all who send; and whose turn it is: workspaces first, then their endpoints."""

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import pytest

from parley.core.webhooks import deliveries
from parley.core.webhooks.deliveries import Due, Outcome
from parley.core.webhooks.deliveries.store.leases import CLAIM, TURN
from parley.kit.clock import utc_now
from tests.support.desks import SECRET, Desk
from tests.support.hooks import finished, hooked, planned, tagged

GOOD = Outcome(ok=True, milliseconds=3, status=204)


async def crowded(desk: Desk, webhooks: int, events: int) -> None:
    """Have so many deliveries due to so many webhooks, ahead of everything else."""
    for _ in range(webhooks):
        await hooked(desk, "tag.created")
    await tagged(desk, *(f"tag {webhooks} {number}" for number in range(events)))
    await planned(desk)


async def alone(desk: Desk, *others: Desk) -> None:
    """Have nothing due but to these desks."""
    mine = [each.workspace.id for each in (desk, *others)]
    async with desk.database.system() as connection:
        await connection.execute("delete from webhook_deliveries where workspace_id <> all($1::bigint[])", mine)


async def claimed(desk: Desk, *, room: int = 64, most: int = 64, answered: Sequence[int] = ()) -> list[Due]:
    now = utc_now() + dt.timedelta(seconds=1)
    return await deliveries.claim(
        desk.database, secret=SECRET, room=room, most=most, each=4, answered=answered, now=now
    )


class TestTwoSenders:
    async def test_together_ask_one_endpoint_for_four_at_once(self, desk: Desk) -> None:
        await crowded(desk, 1, 20)
        await alone(desk)
        found = await asyncio.gather(*(claimed(desk) for _ in range(6)))
        assert sorted(map(len, found)) == [0, 0, 0, 0, 0, 4]
        (mine,) = [each for each in found if each]
        assert await claimed(desk) == []
        await finished(desk, mine[0], GOOD)
        assert [len(each) for each in await asyncio.gather(claimed(desk), claimed(desk))] in ([1, 0], [0, 1])

    async def test_may_go_on_with_one_that_has_answered_before_that_is_on_record(self, desk: Desk) -> None:
        await crowded(desk, 1, 20)
        await alone(desk)
        first = [due.delivery.id for due in await claimed(desk)]
        assert await claimed(desk) == []
        (fifth,) = await claimed(desk, answered=first[:1])
        assert fifth.delivery.id not in first
        assert await claimed(desk, answered=first[:1]) == []
        assert [len(await claimed(desk, most=limit, answered=first)) for limit in (1, 3)] == [0, 2]

    async def test_together_have_so_many_under_way_and_no_more(self, desk: Desk) -> None:
        await crowded(desk, 6, 4)
        await alone(desk)
        found = await asyncio.gather(*(claimed(desk, room=4, most=13) for _ in range(5)))
        assert sorted(map(len, found)) == [0, 0, 2, 4, 4]
        ids = [due.delivery.id for each in found for due in each]
        assert len(set(ids)) == 10

    async def test_keep_a_quarter_from_a_workspace_whose_endpoints_all_hang(self, desk: Desk, other_desk: Desk) -> None:
        await crowded(desk, 5, 4)
        await alone(desk)
        assert len(await claimed(desk, most=16)) == 12
        assert await claimed(desk, most=16) == []
        await crowded(other_desk, 1, 2)
        assert [due.workspace for due in await claimed(desk, most=16)] == [other_desk.workspace.id] * 2

    async def test_each_takes_no_more_than_it_has_room_for(self, desk: Desk) -> None:
        await crowded(desk, 6, 4)
        await alone(desk)
        assert [len(await claimed(desk, room=7)) for _ in range(4)] == [7, 7, 7, 3]

    async def test_have_what_one_of_them_lost_when_its_lease_has_ended(self, desk: Desk) -> None:
        await crowded(desk, 1, 4)
        await alone(desk)
        lost = await claimed(desk)
        later = utc_now() + dt.timedelta(seconds=32)
        again = await deliveries.claim(desk.database, secret=SECRET, room=64, most=64, each=4, now=later)
        assert [due.delivery.message_id for due in again] == [due.delivery.message_id for due in lost]


class TestTurns:
    async def test_are_taken_by_workspaces_however_many_webhooks_each_has(self, desk: Desk, other_desk: Desk) -> None:
        await crowded(desk, 8, 5)
        await crowded(other_desk, 1, 3)
        await alone(desk, other_desk)
        found = Counter(due.workspace for due in await claimed(desk, room=6))
        assert found == {desk.workspace.id: 3, other_desk.workspace.id: 3}

    async def test_are_taken_by_the_webhooks_of_a_workspace(self, desk: Desk) -> None:
        await crowded(desk, 1, 9)
        await crowded(desk, 3, 1)
        await alone(desk)
        assert sorted(Counter(due.webhook.id for due in await claimed(desk, room=6)).values()) == [1, 1, 1, 3]

    async def test_go_to_who_has_least_under_way(self, desk: Desk, other_desk: Desk) -> None:
        await crowded(desk, 2, 9)
        await alone(desk)
        assert len(await claimed(desk, room=5)) == 5
        await crowded(other_desk, 2, 9)
        found = Counter(due.workspace for due in await claimed(desk, room=6))
        assert found == {other_desk.workspace.id: 5, desk.workspace.id: 1}


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every node of a plan."""
    yield plan
    for each in plan.get("Plans", []):
        yield from nodes(each)


class TestAClaim:
    @pytest.mark.parametrize("planned_for", ["few", "many"])
    async def test_reads_few_deliveries_however_many_are_due(self, desk: Desk, planned_for: str) -> None:
        """A plan is kept for long: it may be from when there were as few as an automatic analysis looks at."""
        await crowded(desk, 1, 1)
        await alone(desk)
        now = utc_now() + dt.timedelta(seconds=1)
        claim = f"execute claim (64, 64, 4, '{now}', '{now + dt.timedelta(seconds=6)}', '{{}}')"
        async with desk.database.system() as connection, connection.transaction():
            await connection.execute(f"{TURN}; prepare claim as {CLAIM}")
            for step in range(12):
                if step == 6 and planned_for == "few":
                    await connection.execute("analyze webhook_deliveries")
                    await connection.execute(f"explain {claim}")
                await connection.execute(
                    "insert into webhook_deliveries (workspace_id, webhook_id, event_id, type, message_id,"
                    " next_attempt_at, created_at) select workspace_id, webhook_id, event_id, type, message_id,"
                    " next_attempt_at, created_at from webhook_deliveries where workspace_id = $1",
                    desk.workspace.id,
                )
            if planned_for == "many":
                await connection.execute("analyze webhook_deliveries")
            told = await connection.fetchval(f"explain (analyze, format json) {claim}")
            await connection.execute("deallocate claim")
        (whole,) = msgspec.json.decode(told)
        scans = [
            node for node in nodes(whole["Plan"]) if node.get("Relation Name", "").startswith("webhook_deliveries")
        ]
        most = max(node["Actual Rows"] * node["Actual Loops"] for node in scans)
        assert 4 <= most < 100, f"{most} rows of 4,096 were read"
