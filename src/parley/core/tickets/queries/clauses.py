"""What tickets may be compared by in clauses: the words of the house, and those that more than a column stands for."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from parley.core.clauses import (
    ID,
    LISTED,
    MOMENT,
    ORDERED,
    SAME,
    TEXT,
    Clause,
    Compared,
    Condition,
    Sort,
    add_conditions,
    check_clauses,
    condition_of,
)
from parley.core.tickets.model import Priority, State
from parley.core.tickets.setup import Setup
from parley.core.tickets.store.reading import IS_TAGGED, TAGGED_ANY
from parley.kit.db.listing import Search

STAGES = ("open", "closed", "snoozed")
STAGE_OF = "case when t.snoozed_until is not null then 'snoozed' when t.open then 'open' else 'closed' end"
NUMBER = Sort(frozenset(SAME | LISTED | ORDERED), ID.fits, "bigint")
LEVEL = Sort(NUMBER.ops, lambda value: ID.fits(value) and value in set(Priority), "smallint")
STAGE = Sort(frozenset(SAME | LISTED), lambda value: value in STAGES, "text")
STATE = Sort(frozenset(SAME | LISTED), lambda value: isinstance(value, str) and value in set(State), "text")
FLAG = Sort(frozenset(SAME), lambda value: isinstance(value, bool), "boolean")
SORTS: Mapping[str, Sort] = {
    "number": NUMBER,
    "subject": TEXT,
    "source": TEXT,
    "priority": LEVEL,
    "open": FLAG,
    **dict.fromkeys(("created_at", "updated_at", "snoozed_until"), MOMENT),
    **dict.fromkeys(
        ("status_id", "assignee_id", "team_id", "customer_id", "company_id", "inbox_id", "category_id"), ID
    ),
}
CLAUSE_FIELDS: Mapping[str, Compared] = {
    **{name: Compared(f"t.{name}", sort) for name, sort in SORTS.items()},
    "stage": Compared(STAGE_OF, STAGE),
    # No column has them: they are asked of the ticket's status, and of the tags on it.
    "state": Compared("", STATE),
    "tag": Compared("", ID),
}


def add_ticket_clauses(search: Search, clauses: Sequence[Clause], setup: Setup) -> None:
    """Have all the clauses hold of tickets `t`. Raises Invalid at `clauses.<place>` for what makes no sense."""
    check_clauses(clauses, CLAUSE_FIELDS)
    add_conditions(search, [_condition(clause, setup) for clause in clauses])


def _condition(clause: Clause, setup: Setup) -> Condition:
    if clause.field == "tag":
        return _tagged(clause)
    if clause.field == "state":
        clause = _in_state(clause, setup)
    return condition_of(clause, CLAUSE_FIELDS[clause.field])


def _in_state(clause: Clause, setup: Setup) -> Clause:
    """Say the same of the statuses that have such a state."""
    ids = [status.id for status in setup.statuses.values() if status.state in _values(clause)]
    return Clause("status_id", "in" if clause.op in {"=", "in"} else "not in", ids)


def _tagged(clause: Clause) -> Condition:
    yes = "" if (clause.op in {"=", "in"}) == (clause.value is not None) else "not "
    if clause.value is None:
        return f"{yes}{IS_TAGGED}", ()
    return f"{yes}{TAGGED_ANY}", (_values(clause),)


def _values(clause: Clause) -> list[Any]:
    value: object = clause.value
    return cast("list[Any]", value) if isinstance(value, list) else [value]
