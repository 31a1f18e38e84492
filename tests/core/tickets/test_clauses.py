"""Conditions of the asker's own."""

import datetime as dt
from typing import Any

import pytest

from parley.core.clauses import Clause
from parley.core.errors import Invalid
from parley.core.tickets import CLAUSE_FIELDS, Priority
from parley.kit.clock import utc_now
from tests.core.tickets.said import changed, day, opened
from tests.core.tickets.test_filters import listed, number_of
from tests.support.desks import Desk

BAD: dict[str, tuple[str, str, Any]] = {
    "an unknown field": ("password", "=", 1),
    "a column that is no field": ("deleted_at", "=", None),
    "SQL for a field": ("number = 1 or 1", "=", 1),
    "an unknown operator": ("number", "like", 1),
    "an operator that does not fit": ("status_id", ">", 1),
    "order among texts": ("subject", "<", "a"),
    "a part of a number": ("number", "~", 1),
    "a text for a number": ("number", "=", "1"),
    "a flag for a number": ("number", "=", True),
    "a number for a flag": ("open", "=", 1),
    "a number that is too large": ("customer_id", "=", 2**63),
    "a priority that is none": ("priority", "=", 5),
    "a state that is none": ("state", "=", "done"),
    "a moment without a zone": ("created_at", ">", dt.datetime(2020, 1, 1)),  # noqa: DTZ001 -- that is the fault
    "a text for a moment": ("created_at", ">", "2020-01-01"),
    "an empty list": ("number", "in", []),
    "no list": ("number", "in", 1),
    "a list with none": ("assignee_id", "in", [1, None]),
    "a list that is too long": ("number", "in", [1] * 501),
    "a list for one": ("number", "=", [1]),
    "none in order": ("snoozed_until", ">", None),
}


class TestAClause:
    @pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
    async def test_is_refused_at_its_place(self, desk: Desk, bad: tuple[Any, Any, Any]) -> None:
        with pytest.raises(Invalid) as error:
            await listed(
                desk, clauses=[Clause("number", "=", 1), Clause(*bad), Clause("open", "=", True), Clause(*bad)]
            )
        assert [fault.path for fault in error.value.faults] == ["clauses.1", "clauses.3"]

    async def test_is_one_of_fifty_at_most(self, desk: Desk) -> None:
        assert await listed(desk, clauses=[Clause("number", "=", 1)] * 50) == []
        with pytest.raises(Invalid) as error:
            await listed(desk, clauses=[Clause("number", "=", 1)] * 51)
        assert [fault.path for fault in error.value.faults] == ["clauses"]

    @pytest.mark.parametrize("field", CLAUSE_FIELDS)
    async def test_may_be_none_of_every_field(self, desk: Desk, field: str) -> None:
        await opened(desk)
        found = (
            await listed(desk, clauses=[Clause(field, "=", None)]),
            await listed(desk, clauses=[Clause(field, "!=", None)]),
        )
        assert sorted(found) == [[], [1]]


class TestClauses:
    async def test_compare(self, desk: Desk) -> None:
        owner = desk.workspace.owner_id
        await opened(desk, subject="The Übung", created_at=day(1), assignee_id=owner, tags=["a", "b"])
        await opened(desk, subject="50% off_", created_at=day(2), status="solved", priority=Priority.URGENT, tags=["b"])
        third = await opened(desk, subject="other", created_at=day(3), source="slack", customer_email="c@c.test")
        await changed(desk, 3, snoozed_until=utc_now() + dt.timedelta(days=1))
        tags = {tag["name"]: number_of(tag) for tag in (await desk.got("/tags"))["data"]}
        cases: list[tuple[str, Any, Any, list[int]]] = [
            ("number", "=", 2, [2]),
            ("number", "!=", 2, [1, 3]),
            ("number", "in", [1, 3, 9], [1, 3]),
            ("number", "not in", [1, 3], [2]),
            ("number", ">", 1, [2, 3]),
            ("number", "<", 2, [1]),
            ("subject", "=", "other", [3]),
            ("subject", "~", "übung", [1]),
            ("subject", "~", "% off_", [2]),
            ("subject", "~", "0%o", []),
            ("subject", "in", ["other", "x"], [3]),
            ("source", "!=", "api", [3]),
            ("state", "=", "open", [1, 3]),
            ("state", "!=", "open", [2]),
            ("state", "in", ["solved", "closed"], [2]),
            ("state", "not in", ["solved", "closed"], [1, 3]),
            ("priority", "=", Priority.URGENT, [2]),
            ("priority", "<", 4, [1, 3]),
            ("open", "=", False, [2]),
            ("open", "!=", False, [1, 3]),
            ("assignee_id", "=", owner, [1]),
            ("assignee_id", "!=", owner, [2, 3]),
            ("assignee_id", "not in", [owner], [2, 3]),
            ("assignee_id", "=", None, [2, 3]),
            ("customer_id", "=", third.customer.id, [3]),
            ("created_at", ">", day(2), [3]),
            ("created_at", "<", day(2), [1]),
            ("created_at", "=", day(2), [2]),
            ("snoozed_until", ">", utc_now(), [3]),
            ("snoozed_until", "!=", None, [3]),
            ("tag", "=", tags["a"], [1]),
            ("tag", "!=", tags["a"], [2, 3]),
            ("tag", "in", list(tags.values()), [1, 2]),
            ("tag", "not in", [tags["a"]], [2, 3]),
            ("tag", "=", None, [3]),
            ("tag", "!=", None, [1, 2]),
        ]
        for field, op, value, numbers in cases:
            assert await listed(desk, clauses=[Clause(field, op, value)]) == numbers, (field, op, value)

    async def test_all_hold(self, desk: Desk) -> None:
        for number in (1, 2, 3):
            await opened(desk, created_at=day(number))
        clauses = [Clause("number", ">", 1), Clause("created_at", "<", day(3)), Clause("tag", "=", None)]
        assert await listed(desk, clauses=clauses) == [2]
