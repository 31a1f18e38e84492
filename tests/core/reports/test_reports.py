"""Reports: sums that were done by hand, over tickets of known moments."""

import datetime as dt
from typing import Any

import pytest

from parley.core import reports
from parley.core.errors import Invalid, Unavailable
from parley.core.reports import ReportFilter
from parley.core.reports.store import shapes
from parley.core.tickets import Priority, State
from tests.support.desks import Desk
from tests.support.tickets import insert_ticket, mark_deleted

MONDAY = dt.datetime(2025, 3, 31, tzinfo=dt.UTC)
TIMES = """
update tickets set priority = $3, first_response_at = created_at + $4 * interval '1 minute',
       resolved_at = created_at + $5 * interval '1 minute', first_resolved_at = created_at + $5 * interval '1 minute',
       status_id = coalesce((select id from statuses where workspace_id = $1 and state = 'solved' and $5 is not null
                             order by position limit 1), status_id),
       assignee_id = $6
where workspace_id = $1 and number = $2
"""


async def opened(
    desk: Desk,
    *,
    day: float = 0,
    priority: int = 2,
    answered: float | None = None,
    resolved: float | None = None,
    mine: bool = False,
) -> int:
    """Insert a ticket of a day after the Monday, and how many minutes it took."""
    number = await insert_ticket(desk, "counted", now=MONDAY + dt.timedelta(days=day))
    async with desk.look() as work:
        await work.connection.execute(
            TIMES, desk.workspace.id, number, priority, answered, resolved, desk.owner.id if mine else None
        )
    return number


async def asked(desk: Desk, *measures: str, **question: Any) -> list[dict[str, Any]]:
    async with desk.look() as work:
        return await reports.query_report(work, measures=measures or ["requests"], **question)


async def faults_of(desk: Desk, **question: Any) -> list[str]:
    wanted: dict[str, Any] = {"measures": ["requests"], **question}
    async with desk.look() as work:
        with pytest.raises(Invalid) as refused:
            await reports.query_report(work, **wanted)
    return [fault.path for fault in refused.value.faults]


async def marked(desk: Desk, numbers: list[int]) -> tuple[int, list[int]]:
    """Give the first two tickets a tag, the first another and a category."""
    category = await desk.made("/categories", {"name": "Billing"})
    tags = [int((await desk.made("/tags", {"name": name}))["id"].removeprefix("tag_")) for name in ("one", "two")]
    number = int(category["id"].removeprefix("cat_"))
    async with desk.look() as work:
        for ticket, tag in ((numbers[0], tags[0]), (numbers[0], tags[1]), (numbers[1], tags[0])):
            await work.connection.execute(
                "insert into ticket_tags values ($1, $2, $3, now())", desk.workspace.id, ticket, tag
            )
        await work.connection.execute(
            "update tickets set category_id = case number when $2 then $3::bigint end where workspace_id = $1",
            desk.workspace.id, numbers[0], number,
        )  # fmt: skip
    return number, tags


class TestAWrongQuestion:
    @pytest.mark.parametrize(
        ("question", "path"),
        [
            ({"measures": []}, "measures"),
            ({"measures": ["requests", "happiness"]}, "measures"),
            ({"dimensions": ["subject"]}, "dimensions"),
            ({"dimensions": ["t.subject; drop table tickets"]}, "dimensions"),
            ({"granularity": "hour"}, "granularity"),
            ({"granularity": "day', now()) --"}, "granularity"),
            ({"since": MONDAY, "until": MONDAY}, "since"),
            ({"since": MONDAY, "until": MONDAY + dt.timedelta(days=1831)}, "since"),
            ({"filters": [ReportFilter("subject", ("x",))]}, "filters.0"),
            ({"filters": [ReportFilter("state", ())]}, "filters.0"),
            ({"filters": [ReportFilter("state", ("open", "lost"))]}, "filters.0"),
            ({"filters": [ReportFilter("state", (None,))]}, "filters.0"),
            ({"filters": [ReportFilter("priority", (5,))]}, "filters.0"),
            ({"filters": [ReportFilter("priority", (True,))]}, "filters.0"),
            ({"filters": [ReportFilter("inbox", (None,))]}, "filters.0"),
            ({"filters": [ReportFilter("team", (2**63,))]}, "filters.0"),
            ({"filters": [ReportFilter("team", ("1",))]}, "filters.0"),
            ({"filters": [ReportFilter("tag", ("late",))]}, "filters.0"),
            ({"zone": "Europe/Atlantis"}, "time_zone"),
            ({"zone": "Europe"}, "time_zone"),
            ({"zone": "../../etc/passwd"}, "time_zone"),
            ({"zone": "\x00"}, "time_zone"),
            ({"zone": ""}, "time_zone"),
            ({"zone": "UTC'; drop table tickets; --"}, "time_zone"),
            ({"zone": "Asia/Tokyo", "since": dt.date(1, 1, 1), "until": MONDAY}, "since"),
            ({"filters": [ReportFilter("team", (1,) * 501)]}, "filters.0"),
            ({"filters": [ReportFilter("team", (1,))] * 21}, "filters"),
        ],
    )
    async def test_is_refused_by_its_path(self, desk: Desk, question: dict[str, Any], path: str) -> None:
        assert await faults_of(desk, **question) == [path]

    async def test_names_every_fault(self, desk: Desk) -> None:
        wrong = {"measures": ["x"], "dimensions": ["x"], "granularity": "x", "since": MONDAY, "until": MONDAY}
        assert await faults_of(desk, **wrong) == ["measures", "dimensions", "granularity", "since"]

    async def test_that_would_give_too_many_rows_is_refused(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("parley.core.reports.queries.MOST_ROWS", 2)
        for day in range(3):
            await opened(desk, day=day)
        assert await faults_of(desk, granularity="day") == ["dimensions"]
        assert len(await asked(desk, granularity="day", since=MONDAY + dt.timedelta(days=1))) == 2

    async def test_that_takes_too_long_is_given_up(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shapes, "MOST_SECONDS", 1e-9)
        with pytest.raises(Unavailable):
            await asked(desk)
        monkeypatch.undo()
        assert await asked(desk) == [{"requests": 0}], "the connection lives"


class TestNothing:
    async def test_is_a_row_of_nothing_or_no_row(self, desk: Desk) -> None:
        assert await asked(desk, "requests", "resolution_time") == [
            {
                "requests": 0,
                "resolution_time_count": 0,
                "resolution_time_avg": None,
                "resolution_time_median": None,
                "resolution_time_p90": None,
            }
        ]
        assert await asked(desk, granularity="day", dimensions=["state"]) == []
        assert await asked(desk, until=dt.datetime(1, 1, 2, tzinfo=dt.UTC)) == [{"requests": 0}]


class TestTimes:
    async def test_are_averaged_over_those_that_have_them(self, desk: Desk) -> None:
        for minutes in (1, 2, 3, 4, 100):
            await opened(desk, answered=minutes)
        await opened(desk)
        (row,) = await asked(desk, "first_response_time", "requests", "requests")
        assert row == {
            "first_response_time_count": 5,
            "first_response_time_avg": 22.0,
            "first_response_time_median": 3.0,
            "first_response_time_p90": 61.6,
            "requests": 6,
        }

    async def test_are_never_below_zero(self, desk: Desk) -> None:
        await opened(desk, answered=-10)
        assert (await asked(desk, "first_response_time"))[0]["first_response_time_avg"] == 0.0


class TestByTime:
    async def test_goes_by_day_week_and_month_in_utc(self, desk: Desk) -> None:
        for day in (-0.000001, 0, 0.999999, 1, 7):
            await opened(desk, day=day)

        async def counts(granularity: str) -> list[tuple[str, int]]:
            return [(f"{row['period']:%m-%d}", row["requests"]) for row in await asked(desk, granularity=granularity)]

        assert await counts("day") == [("03-30", 1), ("03-31", 2), ("04-01", 1), ("04-07", 1)]
        assert await counts("week") == [("03-24", 1), ("03-31", 3), ("04-07", 1)]
        assert await counts("month") == [("03-01", 3), ("04-01", 2)]

    async def test_begins_its_days_where_the_asker_lives(self, desk: Desk) -> None:
        # 2025-03-30 has 23 hours in Berlin, 2024-10-27 has 25.
        for moment in ("2025-03-29T22:59", "2025-03-29T23:00", "2025-03-30T21:59", "2025-03-30T22:00"):
            await opened(desk, day=(dt.datetime.fromisoformat(f"{moment}+00:00") - MONDAY) / dt.timedelta(days=1))
        rows = await asked(desk, granularity="day", zone="Europe/Berlin")
        assert [(f"{row['day']}", f"{row['period']:%m-%dT%H}", row["requests"]) for row in rows] == [
            ("2025-03-29", "03-28T23", 1),
            ("2025-03-30", "03-29T23", 2),
            ("2025-03-31", "03-30T22", 1),
        ]
        day = dt.date(2025, 3, 30)
        whole = {"since": day, "until": day + dt.timedelta(days=1), "zone": "Europe/Berlin"}
        assert await asked(desk, **whole) == [{"requests": 2}]

    async def test_takes_its_beginning_and_not_its_end(self, desk: Desk) -> None:
        for day in (0, 1, 2):
            await opened(desk, day=day)
        until = MONDAY + dt.timedelta(days=2)
        assert await asked(desk, since=MONDAY, until=until) == [{"requests": 2}]


class TestByWhatTellsThemApart:
    async def test_groups_and_filters(self, desk: Desk) -> None:
        await opened(desk, priority=4, mine=True)
        await opened(desk, priority=4, resolved=60)
        await opened(desk, priority=1)
        assert await asked(desk, dimensions=["priority", "state"]) == [
            {"priority": Priority.LOW, "state": State.OPEN, "requests": 1},
            {"priority": Priority.URGENT, "state": State.OPEN, "requests": 1},
            {"priority": Priority.URGENT, "state": State.SOLVED, "requests": 1},
        ]
        assert await asked(desk, dimensions=["assignee", "team"]) == [
            {"assignee": desk.owner.id, "team": None, "requests": 1},
            {"assignee": None, "team": None, "requests": 2},
        ]

        async def count(*filters: ReportFilter) -> int:
            return (await asked(desk, filters=filters))[0]["requests"]

        me = desk.owner.id
        assert await count(ReportFilter("assignee", (me,))) == 1
        assert await count(ReportFilter("assignee", (None,))) == 2
        assert await count(ReportFilter("assignee", (me, None))) == 3
        assert await count(ReportFilter("assignee", (me,), negated=True)) == 2, "nobody is not me"
        assert await count(ReportFilter("assignee", (None,), negated=True)) == 1
        assert await count(ReportFilter("priority", (4, 3)), ReportFilter("state", ("open",))) == 1

    async def test_goes_by_category_and_by_each_tag(self, desk: Desk) -> None:
        numbers = [await opened(desk) for _ in range(3)]
        category, tags = await marked(desk, numbers)
        assert await asked(desk, dimensions=["category"]) == [
            {"category": category, "requests": 1},
            {"category": None, "requests": 2},
        ]
        assert await asked(desk, dimensions=["tag"]) == [
            {"tag": tags[0], "requests": 2},
            {"tag": tags[1], "requests": 1},
            {"tag": None, "requests": 1},
        ]

        async def count(*filters: ReportFilter) -> int:
            return (await asked(desk, filters=filters))[0]["requests"]

        assert await count(ReportFilter("tag", tuple(tags))) == 2, "a ticket counts once, however many tags it has"
        assert await count(ReportFilter("tag", (tags[1],))) == 1
        assert await count(ReportFilter("tag", (None,))) == 1
        assert await count(ReportFilter("tag", (tags[1], None))) == 2
        assert await count(ReportFilter("tag", (tags[1],), negated=True)) == 2
        assert await count(ReportFilter("category", (None,))) == 2
        assert await count(ReportFilter("category", (category,)), ReportFilter("tag", (tags[0],))) == 1

    async def test_counts_neither_the_deleted_nor_anothers(self, desk: Desk, other_desk: Desk) -> None:
        await mark_deleted(desk, await opened(desk))
        await opened(other_desk)
        assert await asked(desk) == [{"requests": 0}]
