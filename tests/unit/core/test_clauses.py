"""Clauses become conditions, or every fault is named."""

import datetime as dt
from typing import Any

import pytest

from parley.core.clauses import AMOUNT, ID, MOMENT, MOST_CLAUSES, TEXT, Clause, Compared, add_clauses
from parley.core.errors import Invalid
from parley.kit.db.listing import Order, Search

KNOWN = {
    "id": Compared("x.id", ID),
    "name": Compared("x.name", TEXT),
    "spent": Compared("x.spent", AMOUNT),
    "at": Compared("x.at", MOMENT),
}
NOON = dt.datetime(2025, 1, 1, 12, tzinfo=dt.UTC)


def written(*clauses: Clause) -> tuple[str, list[Any]]:
    search = Search(7, order=Order("x.at", "timestamptz"), limit=1)
    add_clauses(search, clauses, KNOWN)
    return search.matching("x.workspace_id")


class TestClauses:
    @pytest.mark.parametrize(
        "clause",
        [
            Clause("nope", "=", 1),
            Clause("id", ">", 1),
            Clause("id", "=", True),
            Clause("id", "=", 2**63),
            Clause("id", "in", 1),
            Clause("id", "in", []),
            Clause("id", "in", [1, "2"]),
            Clause("id", "in", list(range(501))),
            Clause("name", "=", 1),
            Clause("name", "~", None),
            Clause("spent", "=", float("nan")),
            Clause("spent", ">", None),
            Clause("spent", "~", "1"),
            Clause("at", ">", NOON.replace(tzinfo=None)),
            Clause("at", ">", "2025-01-01"),
        ],
    )
    def test_that_make_no_sense_are_refused_by_place(self, clause: Clause) -> None:
        with pytest.raises(Invalid) as refusal:
            written(Clause("name", "=", "a"), clause, Clause("nope", "=", 1))
        assert {fault.path for fault in refusal.value.faults} == {"clauses.1", "clauses.2"}

    def test_are_not_too_many(self) -> None:
        with pytest.raises(Invalid):
            written(*[Clause("id", "=", 1)] * (MOST_CLAUSES + 1))

    @pytest.mark.parametrize(
        ("clause", "condition", "value"),
        [
            (Clause("name", "=", "a"), "x.name = $2::text", "a"),
            (Clause("name", "!=", "a"), "x.name is distinct from $2::text", "a"),
            (Clause("name", "in", ["a"]), "x.name = any($2::text[])", ["a"]),
            (Clause("id", "not in", [1]), "(x.id is null or x.id <> all($2::bigint[]))", [1]),
            (Clause("name", "~", "a"), "strpos(lower(x.name), lower($2::text)) > 0", "a"),
            (Clause("spent", ">=", 1.5), "x.spent >= $2::float8", 1.5),
            (Clause("at", "<", NOON), "x.at < $2::timestamptz", NOON),
        ],
    )
    def test_become_conditions(self, clause: Clause, condition: str, value: Any) -> None:
        assert written(clause) == (f"x.workspace_id = $1 and {condition}", [7, value])

    def test_ask_for_nothing_with_null(self) -> None:
        assert written(Clause("id", "=", None), Clause("name", "!=", None)) == (
            "x.workspace_id = $1 and x.id is null and x.name is not null",
            [7],
        )
