"""What came in, what was solved, and what is left."""

import datetime as dt
from typing import Any

import pytest

from parley.core import reports
from parley.core.errors import Invalid, Unavailable
from parley.core.reports import ReportFilter
from parley.core.reports.store import shapes
from parley.kit.clock import utc_now
from tests.support.desks import Desk
from tests.support.tickets import insert_ticket, mark_deleted

DAY = dt.timedelta(days=1)
SOLVE = """
update tickets set resolved_at = $3, open = false,
       status_id = (select id from statuses where workspace_id = $1 and state = 'solved' order by position limit 1)
where workspace_id = $1 and number = $2
"""


async def opened(desk: Desk, days_ago: float, *, solved: float | None = None) -> int:
    """Insert a ticket of so many days ago, solved so many days ago."""
    number = await insert_ticket(desk, "counted", now=utc_now() - days_ago * DAY)
    if solved is not None:
        async with desk.look() as work:
            await work.connection.execute(SOLVE, desk.workspace.id, number, utc_now() - solved * DAY)
    return number


async def flow(desk: Desk, **question: Any) -> list[dict[str, Any]]:
    async with desk.look() as work:
        return await reports.query_flow(work, **question)


async def backlog(desk: Desk, **question: Any) -> list[dict[str, Any]]:
    async with desk.look() as work:
        return await reports.query_backlog(work, **question)


def figures(rows: list[dict[str, Any]]) -> list[tuple[int, int, int]]:
    return [(row["opened"], row["solved"], row["backlog"]) for row in rows]


class TestTheFlow:
    async def test_of_a_wrong_question_is_refused(self, desk: Desk) -> None:
        for wrong in ({"granularity": "hour"}, {"zone": "x"}, {"filters": [ReportFilter("x", (1,))]}):
            with pytest.raises(Invalid):
                await flow(desk, **wrong)

    async def test_that_takes_too_long_is_given_up(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shapes, "MOST_SECONDS", 1e-9)
        with pytest.raises(Unavailable):
            await flow(desk)
        with pytest.raises(Unavailable):
            await backlog(desk)

    async def test_of_nothing_is_days_of_nothing(self, desk: Desk) -> None:
        assert figures(await flow(desk, since=utc_now() - 2 * DAY)) == [(0, 0, 0)] * 3
        assert await flow(desk, since=utc_now() + DAY, until=utc_now() + 3 * DAY) == [], "what is to come is not known"

    async def test_says_what_was_left_at_the_end_of_each_day(self, desk: Desk) -> None:
        await opened(desk, 100)
        await opened(desk, 100, solved=50)
        await opened(desk, 100, solved=1)
        await opened(desk, 2, solved=1)
        await opened(desk, 2)
        await opened(desk, 0)
        await mark_deleted(desk, await opened(desk, 2))
        rows = await flow(desk, since=utc_now().date() - 3 * DAY)
        assert figures(rows) == [(0, 0, 2), (2, 0, 4), (0, 2, 2), (1, 0, 3)]
        assert [row["day"] for row in rows] == [utc_now().date() - back * DAY for back in (3, 2, 1, 0)]
        before = await flow(desk, since=utc_now().date() - 3 * DAY, until=utc_now().date() - DAY)
        assert figures(before) == [(0, 0, 2), (2, 0, 4)], "however far the time asked for lies back"

    async def test_ends_its_last_week_where_the_time_asked_for_ends(self, desk: Desk) -> None:
        monday = dt.date(2025, 3, 31)
        for day in (0, 1, 2, 3):
            moment = dt.datetime(2025, 3, 31, 12, tzinfo=dt.UTC) + day * DAY
            await insert_ticket(desk, "counted", now=moment)
        rows = await flow(desk, since=monday + DAY, until=monday + 3 * DAY, granularity="week")
        assert figures(rows) == [(2, 0, 3)]

    async def test_goes_by_week_and_month_and_obeys_filters(self, desk: Desk, other_desk: Desk) -> None:
        await opened(desk, 0)
        await opened(other_desk, 0)
        for granularity in ("week", "month"):
            assert figures(await flow(desk, granularity=granularity, since=utc_now() - DAY))[-1] == (1, 0, 1)
        nobody, me = ReportFilter("assignee", (None,)), ReportFilter("assignee", (desk.owner.id,))
        assert figures(await flow(desk, since=utc_now().date(), filters=[nobody])) == [(1, 0, 1)]
        assert figures(await flow(desk, since=utc_now().date(), filters=[me])) == [(0, 0, 0)]

    async def test_knows_days_without_a_midnight(self, desk: Desk) -> None:
        """In Beirut the clock went from 23:59 on 2024-03-30 to 01:00: the days after it begin at 00:00 again."""
        zone = "Asia/Beirut"
        rows = await flow(desk, since=dt.date(2024, 3, 30), until=dt.date(2024, 4, 2), zone=zone)
        assert [f"{row['day']} {row['period']:%dT%H}" for row in rows] == [
            "2024-03-30 29T22",
            "2024-03-31 30T22",
            "2024-04-01 31T21",
        ]


class TestTheBacklog:
    async def test_of_a_wrong_question_is_refused(self, desk: Desk) -> None:
        for wrong in ({"dimensions": ["subject"]}, {"filters": [ReportFilter("x", (1,))]}):
            with pytest.raises(Invalid):
                await backlog(desk, **wrong)

    async def test_of_nothing_is_nothing(self, desk: Desk) -> None:
        assert await backlog(desk) == [{"open": 0, "unanswered": 0, "oldest_at": None, "ages": [0, 0, 0, 0, 0]}]
        assert await backlog(desk, dimensions=["tag"]) == []

    async def test_counts_what_is_open_once_by_its_age(self, desk: Desk) -> None:
        for age in (0.5, 1.5, 2.5, 5, 8, 9, 31, 400):
            await opened(desk, age)
        await opened(desk, 5, solved=1)
        (row,) = await backlog(desk)
        assert (row["open"], row["unanswered"], row["ages"]) == (8, 8, [1, 2, 1, 2, 2])
        assert abs(utc_now() - 400 * DAY - row["oldest_at"]) < dt.timedelta(minutes=1)
        by_agent = await backlog(desk, dimensions=["assignee", "assignee"])
        assert [(each["assignee"], each["open"]) for each in by_agent] == [(None, 8)]
