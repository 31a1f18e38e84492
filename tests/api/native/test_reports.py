"""Reports through the native door."""

import pytest

from parley.core.actor import Role
from tests.support.desks import Desk

ALL = "requests,first_response_time,resolution_time,first_resolution_time"


class TestAReport:
    @pytest.mark.parametrize(
        ("query", "path"),
        [
            ("measures=", "measures"),
            ("measures=,", "measures"),
            ("measures=happiness", "measures"),
            ("dimensions=subject", "dimensions"),
            ("granularity=hour", "granularity"),
            ("since=yesterday", "since"),
            ("since=2025-02-30", "since"),
            ("until=2025-01-15T10:30:00", "until"),
            ("since=2019-01-01&until=2025-01-01", "since"),
            ("since=2025-01-02&until=2025-01-01", "since"),
            ("state=lost", "state"),
            ("priority=later", "priority"),
            ("inbox_id=none", "inbox_id"),
            ("inbox_id=team_1", "inbox_id"),
            ("assignee_id=user_99999999999999999999", "assignee_id"),
            ("team_id=team_1,x", "team_id"),
            ("category_id=tag_1", "category_id"),
            ("tag_id=late", "tag_id"),
            ("time_zone=Mars/Olympus", "time_zone"),
            ("time_zone=", "time_zone"),
            ("happiness=1", "happiness"),
            ("measures=requests&measures=requests", "measures"),
        ],
    )
    async def test_that_cannot_be_made_is_refused(self, desk: Desk, query: str, path: str) -> None:
        answer = await desk.call("GET", f"/reports/tickets?{query}")
        assert answer.status_code == 400
        assert [field["path"] for field in answer.json()["error"]["details"]["fields"]] == [path]

    async def test_names_every_fault_of_its_filters(self, desk: Desk) -> None:
        answer = await desk.call("GET", "/reports/tickets?since=x&until=y&state=z&team_id=1")
        paths = [field["path"] for field in answer.json()["error"]["details"]["fields"]]
        assert sorted(paths) == ["since", "state", "team_id", "until"]

    async def test_of_nothing_asked_counts_all(self, desk: Desk) -> None:
        assert await desk.got("/reports/tickets") == {"data": [{"requests": 0}]}

    async def test_is_told_in_the_words_of_the_door(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        await desk.made("/conversations", {"ticket_id": ticket["id"], "content": "Hello"})
        await desk.call("PATCH", f"/tickets/{ticket['id']}", json={"status": "solved"})
        (row,) = (
            await desk.got(
                f"/reports/tickets?measures={ALL}&dimensions=state,priority,inbox,assignee,team,category,tag&granularity=day"
            )
        )["data"]
        times = {name: row.pop(name) for name in ALL.split(",")[1:]}
        assert row == {
            "period": f"{ticket['created_at'][:10]}T00:00:00.000000Z",
            "day": ticket["created_at"][:10],
            "state": "solved",
            "priority": "medium",
            "inbox_id": ticket["inbox_id"],
            "inbox": (await desk.got(f"/inboxes/{ticket['inbox_id']}"))["data"]["name"],
            "assignee_id": None,
            "assignee": None,
            "team_id": None,
            "team": None,
            "category_id": None,
            "category": None,
            "tag_id": None,
            "tag": None,
            "requests": 1,
        }
        for each in times.values():
            assert each["count"] == 1
            assert 0 <= each["avg"] == each["median"] == each["p90"] < 1

    async def test_counts_only_what_is_asked_for(self, desk: Desk, other_desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "a@example.com", "priority": "high"})
        await other_desk.made("/tickets", {"subject": "Help", "customer_email": "a@example.com", "priority": "high"})
        day = ticket["created_at"][:10]
        for query, count in (
            (f"inbox_id={ticket['inbox_id']}", 1),
            ("inbox_id=inbox_987654321", 0),
            ("assignee_id=none&team_id=none&tag_id=none", 1),
            ("tag_id=tag_987654321", 0),
            (f"assignee_id=none,user_{desk.owner.id}", 1),
            (f"assignee_id=user_{desk.owner.id}", 0),
            ("priority=high,normal&state=open,pending", 1),
            ("priority=low", 0),
            (f"since={day}", 1),
            (f"since=2022-01-01&until={day}", 0),
        ):
            assert (await desk.got(f"/reports/tickets?{query}"))["data"] == [{"requests": count}], query

    async def test_may_be_read_by_whoever_reads_tickets(self, desk: Desk) -> None:
        answer = await desk.call("GET", "/reports/tickets", key=await desk.key_for(Role.READ))
        assert answer.status_code == 200


class TestTheFlow:
    @pytest.mark.parametrize(
        "query", ["granularity=hour", "granularity=", "time_zone=x", "dimensions=tag", "tag_id=1x"]
    )
    async def test_that_cannot_be_made_is_refused(self, desk: Desk, query: str) -> None:
        assert (await desk.call("GET", f"/reports/flow?{query}")).status_code == 400

    async def test_is_told_in_the_words_of_the_door(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        day = ticket["created_at"][:10]
        answer = await desk.got(f"/reports/flow?since={day}&tag_id=none")
        assert answer["data"][0] == {
            "day": day,
            "period": f"{day}T00:00:00.000000Z",
            "opened": 1,
            "solved": 0,
            "backlog": 1,
        }
        await desk.call("PATCH", f"/tickets/{ticket['id']}", json={"status": "solved"})
        assert (await desk.got(f"/reports/flow?since={day}"))["data"][0]["solved"] == 1
        await desk.call("PATCH", f"/tickets/{ticket['id']}", json={"status": "open"})
        assert (await desk.got(f"/reports/flow?since={day}"))["data"][0]["solved"] == 0, "it was opened again"


class TestTheBacklog:
    @pytest.mark.parametrize("query", ["dimensions=x", "since=2025-01-01", "state=lost", "team_id=1x"])
    async def test_that_cannot_be_made_is_refused(self, desk: Desk, query: str) -> None:
        assert (await desk.call("GET", f"/reports/backlog?{query}")).status_code == 400

    async def test_is_told_in_the_words_of_the_door(self, desk: Desk) -> None:
        ticket = await desk.made("/tickets", {"subject": "Help", "customer_email": "ann@example.com"})
        ages = {"under_1_day": 1, "under_3_days": 0, "under_7_days": 0, "under_30_days": 0, "older": 0}
        row = {"open": 1, "unanswered": 1, "oldest_at": ticket["created_at"], "ages": ages}
        assert await desk.got("/reports/backlog") == {"data": [row]}
        answer = await desk.got("/reports/backlog?dimensions=state,assignee&state=open")
        assert answer == {"data": [{"state": "open", "assignee_id": None, "assignee": None, **row}]}
