"""Leases, retries, and when a webhook is not called any more."""

import asyncio
import datetime as dt

import pytest

from parley.core import webhooks
from parley.core.webhooks import deliveries
from parley.core.webhooks.deliveries import Outcome
from parley.core.webhooks.deliveries.model import SCHEDULE, next_attempt
from parley.kit.clock import utc_now
from tests.support.desks import SECRET, Desk
from tests.support.hooks import DAY, claimed, finished, hooked, planned, rows_of, tagged
from tests.support.rows import recorded

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
BAD = Outcome(ok=False, milliseconds=3, status=500, error="It answered 500", answer="oh no")
GOOD = Outcome(ok=True, milliseconds=3, status=204)


class TestTheNextAttempt:
    def test_comes_after_ever_longer_pauses_and_then_never(self) -> None:
        pauses = [next_attempt(number, now=NOW, chance=0.5) for number in range(1, 11)]
        assert [each and (each - NOW) for each in pauses] == [*SCHEDULE, None]
        assert sum(SCHEDULE, dt.timedelta()) > 3 * DAY

    @pytest.mark.parametrize(("chance", "seconds"), [(0.0, 270), (1.0, 330)])
    def test_sways_by_a_tenth(self, chance: float, seconds: int) -> None:
        assert next_attempt(2, now=NOW, chance=chance) == NOW + dt.timedelta(seconds=seconds)

    @pytest.mark.parametrize(
        ("asked", "got"),
        [(dt.timedelta(seconds=1), dt.timedelta(seconds=5)), (DAY / 2, DAY / 2), (9 * DAY, DAY)],
    )
    def test_waits_as_long_as_it_is_asked_to_for_a_day(self, asked: dt.timedelta, got: dt.timedelta) -> None:
        assert next_attempt(1, now=NOW, chance=0.5, asked=asked) == NOW + got


class TestClaiming:
    async def test_gives_each_delivery_to_one(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, *(f"tag {number}" for number in range(20)))
        await planned(desk)
        found = await asyncio.gather(*(claimed(desk, each=3) for _ in range(6)))
        ids = [due.delivery.id for dues in found for due in dues]
        assert len(ids) == len(set(ids)) > 0

    async def test_gives_again_what_was_not_finished_in_time(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        (first,) = await claimed(desk)
        assert await claimed(desk) == []
        (again,) = await claimed(desk, later=dt.timedelta(seconds=31))
        assert again.delivery.id == first.delivery.id

    async def test_renews_what_is_under_way_without_waiting_for_what_is_just_put_on_record(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, "one", "two")
        await planned(desk)
        first, second = await claimed(desk)
        ends = {row["id"]: row["leased_until"] for row in await rows_of(desk)}
        async with desk.database.system() as connection, connection.transaction():
            await connection.execute(
                "select 1 from webhook_deliveries where workspace_id = $1 and id = $2 for update",
                desk.workspace.id, first.delivery.id,
            )  # fmt: skip
            async with asyncio.timeout(25):
                await deliveries.renew(desk.database, [first, second], now=utc_now() + DAY)
        kept, moved = await rows_of(desk)
        assert kept["leased_until"] == ends[first.delivery.id]
        assert moved["leased_until"] > ends[second.delivery.id] + DAY / 2

    async def test_serves_a_quiet_endpoint_beside_a_crowded_one(self, desk: Desk) -> None:
        crowded = await hooked(desk, "tag.created")
        await tagged(desk, *(f"tag {number}" for number in range(50)))
        quiet = await hooked(desk, "tag.created")
        await tagged(desk, "last")
        await planned(desk)
        assert [due.webhook.id for due in await claimed(desk)] == [crowded.id] * 4 + [quiet.id]
        assert await claimed(desk) == []
        assert [due.webhook.id for due in await claimed(desk, each=5)] == [crowded.id]

    async def test_asks_an_endpoint_that_failed_last_once_at_a_time(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, *(f"tag {number}" for number in range(6)))
        await planned(desk)
        first, *_ = await claimed(desk, each=1)
        await finished(desk, first, BAD)
        (second,) = await claimed(desk)
        assert await claimed(desk) == []
        await finished(desk, second, GOOD)
        assert len(await claimed(desk)) == 4

    async def test_waits_while_the_webhook_is_paused(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        await desk.call("PATCH", f"/webhooks/wh_{webhook.id}", json={"status": "paused"})
        assert await claimed(desk) == []
        await desk.call("PATCH", f"/webhooks/wh_{webhook.id}", json={"status": "active"})
        assert len(await claimed(desk)) == 1

    async def test_brings_both_secrets_while_one_rotates(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created")
        async with desk.work() as work:
            old = await webhooks.secret_of(work, webhook=webhook.id, secret=SECRET)
            _, new = await webhooks.rotate_secret(work, webhook=webhook.id, secret=SECRET)
        await tagged(desk, "one")
        await planned(desk)
        (due,) = await claimed(desk)
        assert due.secrets == (new, old)
        (due,) = await claimed(desk, later=dt.timedelta(hours=25))
        assert due.secrets == (new,)


class TestFinishing:
    async def test_records_the_attempt_and_tries_again_later(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        (due,) = await claimed(desk)
        now = utc_now()
        await finished(desk, due, BAD, now)
        (row,) = await rows_of(desk)
        assert (row["status"], row["attempts"], row["last_status"], row["leased_until"]) == ("pending", 1, 500, None)
        assert abs(row["next_attempt_at"] - now - SCHEDULE[0]) <= SCHEDULE[0] * 0.11
        (attempt,) = await rows_of(desk, "webhook_attempts")
        assert (attempt["attempt"], attempt["status"], attempt["answer"]) == (1, 500, "oh no")

    async def test_is_done_when_it_was_accepted(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        (due,) = await claimed(desk)
        await finished(desk, due, BAD)
        (due,) = await claimed(desk, later=DAY)
        await finished(desk, due, GOOD)
        (row,) = await rows_of(desk)
        assert (row["status"], row["attempts"], row["next_attempt_at"]) == ("delivered", 2, None)
        wire = (await desk.got(f"/webhooks/wh_{webhook.id}"))["data"]
        assert (wire["failures"], wire["failing_since"], wire["last_status"]) == (0, None, 204)

    async def test_gives_the_delivery_up_after_the_tenth(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        for number in range(10):
            (due,) = await claimed(desk, later=number * 2 * DAY)
            await finished(desk, due, BAD)
        (row,) = await rows_of(desk)
        assert (row["status"], row["attempts"], row["next_attempt_at"]) == ("failed", 10, None)

    async def test_counts_nothing_twice_when_two_finish(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        (due,) = await claimed(desk)
        await finished(desk, due, GOOD)
        await finished(desk, due, GOOD)
        assert len(await rows_of(desk, "webhook_attempts")) == 1


class TestAWebhook:
    async def test_that_is_gone_is_suspended_at_once(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        (due,) = await claimed(desk)
        await finished(desk, due, Outcome(ok=False, milliseconds=1, status=410, error="It answered 410"))
        assert (await desk.got(f"/webhooks/wh_{webhook.id}"))["data"]["status"] == "suspended"
        assert (await recorded(desk, "webhook"))[-1] == ("webhook.suspended", {"name": "Hook", "reason": "gone"})

    async def test_that_fails_for_five_days_is_suspended_and_told_of_once(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created")
        await tagged(desk, "one", "two", "three")
        await planned(desk)
        first, second, third = await claimed(desk)
        await finished(desk, first, BAD, utc_now())
        await finished(desk, second, BAD, utc_now() + 4 * DAY)
        assert (await desk.got(f"/webhooks/wh_{webhook.id}"))["data"]["status"] == "active"
        await finished(desk, third, BAD, utc_now() + 5 * DAY)
        (due,) = [third]
        await finished(desk, due, BAD, utc_now() + 6 * DAY)
        assert (await desk.got(f"/webhooks/wh_{webhook.id}"))["data"]["status"] == "suspended"
        suspended = [data for type_, data in await recorded(desk, "webhook") if type_ == "webhook.suspended"]
        assert suspended == [{"name": "Hook", "reason": "failing"}]
        assert await claimed(desk, later=9 * DAY) == []

    async def test_that_is_deleted_takes_its_deliveries_along(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        (due,) = await claimed(desk)
        assert (await desk.call("DELETE", f"/webhooks/wh_{webhook.id}")).status_code == 204
        await finished(desk, due, GOOD)
        assert await rows_of(desk) == []
        assert await rows_of(desk, "webhook_attempts") == []


class TestThePartitions:
    async def test_are_made_ahead_and_dropped_when_past(self, desk: Desk) -> None:
        now = NOW + 2000 * DAY
        names = "select relname from pg_class where relname ~ '^webhook_deliveries_[0-9]{8}$' order by 1"
        await deliveries.keep_partitions(desk.database, now)
        await deliveries.keep_partitions(desk.database, now)
        async with desk.database.system() as connection:
            made = [row[0] for row in await connection.fetch(names)]
        assert made[-7:] == [f"webhook_deliveries_{now + n * DAY:%Y%m%d}" for n in range(1, 8)]
        await deliveries.keep_partitions(desk.database, now + 33 * DAY)
        async with desk.database.system() as connection:
            left = [row[0] for row in await connection.fetch(names)]
        assert left[0] == f"webhook_deliveries_{now + 3 * DAY:%Y%m%d}"
