"""Questions about many requests."""

import datetime as dt
from typing import Any

import pytest

from parley.api.clearfeed.rest.mapping.ranges import WORDS, between
from parley.core import tickets
from parley.core.actor import Role
from parley.core.errors import Invalid
from parley.core.tickets import NewTicket, Priority, TicketChanges
from parley.kit.text.html import body_from
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk

URL = "/insights/query"
NOW = dt.datetime(2025, 5, 15, 10, 30, tzinfo=dt.UTC)


async def asked(client: Client, **query: Any) -> list[dict[str, Any]]:
    """Ask, and return the rows."""
    said = await client.said("POST", URL, json={"query": {"measures": ["Requests.count"], **query}})
    assert said.keys() == {"insights"}
    return said["insights"]


@pytest.fixture
async def numbers(desk: Desk) -> list[int]:
    """Requests of two days; the first is answered and solved."""
    made: list[int] = []
    for day, priority in ((15, Priority.HIGH), (15, Priority.LOW), (16, Priority.LOW)):
        async with desk.work() as work:
            at = dt.datetime(2025, 1, day, tzinfo=dt.UTC)
            new = NewTicket(subject="Help", customer_email="a@example.com", created_at=at, priority=priority)
            made.append((await tickets.open_ticket(work, new)).number)
    async with desk.work() as work:
        said_at = dt.datetime(2025, 1, 15, 1, 30, tzinfo=dt.UTC)
        await tickets.add_message(work, ticket=made[0], body=body_from("Hi"), at=said_at)
        changes = TicketChanges(status="solved", assignee_id=desk.owner.id)
        await tickets.update_ticket(work, number=made[0], changes=changes)
    return made


class TestAQuestion:
    async def test_counts(self, client: Client, numbers: list[int]) -> None:
        assert await asked(client) == [{"Requests.count": len(numbers)}]
        assert await asked(client, measures=["count"]) == [{"count": 3}]

    @pytest.mark.parametrize(
        "name",
        [
            f"{kind}_{end}"
            for kind in ("first_response_times", "resolution_times", "first_resolution_times")
            for end in ("avg", "p50", "p90")
        ],
    )
    async def test_times(self, client: Client, numbers: list[int], name: str) -> None:
        (row,) = await asked(client, measures=[f"Requests.{name}", "Requests.first_response_request_count"])
        assert row["Requests.first_response_request_count"] == 1
        assert row[f"Requests.{name}"] == 90 if name.startswith("first_response") else row[f"Requests.{name}"] > 90
        assert numbers

    async def test_tells_days_apart(self, client: Client, numbers: list[int]) -> None:
        time = {"dimension": "Requests.created_at", "granularity": "day", "date_range": ["2025-01-15", "2025-01-16"]}
        assert await asked(client, time_dimensions=[time]) == [
            {"Requests.created_at": "2025-01-15T00:00:00.000000Z", "Requests.count": 2},
            {"Requests.created_at": "2025-01-16T00:00:00.000000Z", "Requests.count": 1},
        ]
        time["date_range"] = ["2025-01-15", "2025-01-15"]
        assert [row["Requests.count"] for row in await asked(client, time_dimensions=[time])] == [2]
        for granularity in ("week", "month"):
            time |= {"granularity": granularity, "date_range": ["2025-01-01", "2025-01-31"]}
            assert [row["Requests.count"] for row in await asked(client, time_dimensions=[time])] == [len(numbers)]

    async def test_tells_kinds_apart_in_this_doors_words(self, client: Client, desk: Desk, numbers: list[int]) -> None:
        inbox = (await client.said("GET", "/collections"))["collections"][0]["id"]
        for name, wanted in (
            ("state", {"open": 2, "solved": 1}),
            ("priority", {"low": 2, "high": 1}),
            ("collection_id", {inbox: 3}),
            ("assignee", {None: 2, f"user_{desk.owner.id}": 1}),
            ("assigned_team", {None: 3}),
        ):
            rows = await asked(client, dimensions=[f"Requests.{name}"])
            assert {row[f"Requests.{name}"]: row["Requests.count"] for row in rows} == wanted
        assert numbers

    @pytest.mark.parametrize(
        ("member", "operator", "values", "count"),
        [
            ("state", "equals", ["open"], 2),
            ("state", "notEquals", ["open", "pending"], 1),
            ("priority", "equals", ["high", "urgent"], 1),
            ("assignee", "set", [], 1),
            ("assignee", "notSet", [], 2),
            ("assignee", "equals", [None], 2),
            ("assigned_team", "equals", ["7"], 0),
            ("collection_id", "equals", ["999999"], 0),
        ],
    )
    async def test_is_narrowed(
        self, client: Client, numbers: list[int], member: str, operator: str, values: list[Any], count: int
    ) -> None:
        wanted = {"member": f"Requests.{member}", "operator": operator, "values": values}
        assert await asked(client, filters=[wanted]) == [{"Requests.count": count}]
        assert numbers

    @pytest.mark.parametrize(
        ("query", "named"),
        [
            ({"measures": []}, "measures"),
            ({"measures": ["Requests.secret"]}, "measures.0"),
            ({"measures": ["count; drop table tickets"]}, "measures.0"),
            ({"dimensions": ["Requests.title"]}, "dimensions.0"),
            ({"time_dimensions": [{"dimension": "Requests.updated_at"}]}, "time_dimensions.0.dimension"),
            ({"time_dimensions": [{"dimension": "created_at", "granularity": "hour"}]}, "granularity"),
            ({"time_dimensions": [{"dimension": "created_at", "date_range": "Someday"}]}, "date_range"),
            ({"time_dimensions": [{"dimension": "created_at", "date_range": ["2025-01-01"]}]}, "date_range"),
            ({"time_dimensions": [{"dimension": "created_at", "date_range": ["x", "y"]}]}, "date_range.0"),
            (
                {"time_dimensions": [{"dimension": "created_at", "date_range": ["2025-01-02", "2025-01-01"]}]},
                "date_range",
            ),
            (
                {"time_dimensions": [{"dimension": "created_at", "date_range": ["2001-01-01", "2025-01-01"]}]},
                "date_range",
            ),
            (
                {"time_dimensions": [{"dimension": "created_at", "date_range": ["9999-12-31", "9999-12-31"]}]},
                "date_range",
            ),
            ({"filters": [{"member": "title", "operator": "equals", "values": ["x"]}]}, "filters.0.member"),
            ({"filters": [{"member": "state", "operator": "gt", "values": ["x"]}]}, "operator"),
            ({"filters": [{"member": "state", "operator": "equals", "values": []}]}, "filters.0.values"),
            ({"filters": [{"member": "state", "operator": "equals", "values": ["x"]}]}, "filters.0.values"),
            ({"filters": [{"member": "state", "operator": "equals", "values": [None]}]}, "filters.0.values"),
            ({"filters": [{"member": "state", "operator": "set"}]}, "filters.0.operator"),
            ({"filters": [{"member": "assignee", "operator": "equals", "values": ["alex"]}]}, "filters.0.values"),
        ],
    )
    async def test_makes_sense(self, client: Client, query: dict[str, Any], named: str) -> None:
        body = {"query": {"measures": ["Requests.count"], **query}}
        assert named in await client.refused("POST", URL, json=body)

    async def test_sees_no_other_workspace_and_needs_no_right_to_write(
        self, desk: Desk, stranger: Client, numbers: list[int]
    ) -> None:
        assert await asked(stranger) == [{"Requests.count": 0}]
        assert await asked(Client(desk, await desk.key_for(Role.READ))) == [{"Requests.count": len(numbers)}]


class TestARange:
    @pytest.mark.parametrize(
        ("word", "since", "until"),
        [
            ("Today", "2025-05-15", "2025-05-16"),
            ("Yesterday", "2025-05-14", "2025-05-15"),
            ("This week", "2025-05-12", "2025-05-19"),
            ("This month", "2025-05-01", "2025-06-01"),
            ("This quarter", "2025-04-01", "2025-07-01"),
            ("This year", "2025-01-01", "2026-01-01"),
            ("from 7 days ago to now", "2025-05-08", "2025-05-16"),
            ("from 30 days ago to now", "2025-04-15", "2025-05-16"),
            ("Last week", "2025-05-05", "2025-05-12"),
            ("Last month", "2025-04-01", "2025-05-01"),
            ("Last quarter", "2025-01-01", "2025-04-01"),
            ("Last year", "2024-01-01", "2025-01-01"),
        ],
    )
    def test_may_be_said_in_words(self, word: str, since: str, until: str) -> None:
        found = between(word, NOW)
        assert [moment and moment.isoformat() for moment in found] == [
            f"{since}T00:00:00+00:00",
            f"{until}T00:00:00+00:00",
        ]

    @pytest.mark.parametrize("day", ["2024-02-29", "2025-01-01", "2025-12-31"])
    def test_in_words_is_one_on_any_day(self, day: str) -> None:
        for word in WORDS:
            since, until = between(word, dt.datetime.fromisoformat(f"{day}T23:59:59+00:00"))
            assert since is not None
            assert until is not None
            assert since < until

    def test_may_be_of_moments(self) -> None:
        found = between(["2025-01-01T10:00:00Z", "2025-01-01T11:00:00Z"], NOW)
        assert [moment and moment.hour for moment in found] == [10, 11]

    def test_that_nobody_knows_is_refused(self) -> None:
        with pytest.raises(Invalid):
            between("Tomorrow", NOW)
