"""Conditions of the asker's own: a word of the house, an operator and a value. All faults at once."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, TypeAlias, cast

import msgspec

from parley.core.errors import Fault, Invalid
from parley.core.tickets.model import Priority, State
from parley.core.tickets.setup import Setup
from parley.core.tickets.store.reading import IS_TAGGED, TAGGED_ANY
from parley.kit.ids import LARGEST_ID

Op: TypeAlias = Literal["=", "!=", "in", "not in", ">", "<", "~"]
Condition: TypeAlias = tuple[str, tuple[Any, ...]]
STAGES = ("open", "closed", "snoozed")
STAGE_OF = "case when t.snoozed_until is not null then 'snoozed' when t.open then 'open' else 'closed' end"
MOST_CLAUSES, MOST_VALUES = 50, 500


class Clause(msgspec.Struct, frozen=True):
    """A word of `CLAUSE_FIELDS`, an operator and what to compare with: a list for `in` and `not in`.

    None, with `=` and `!=` alone, means that there is none. `~` finds a part of a text, in any case.
    """

    field: str
    op: Op
    value: Any


class _Kind(msgspec.Struct, frozen=True):
    """What values a field has, and how they may be compared."""

    ops: frozenset[str]
    fits: Callable[[Any], bool]


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LARGEST_ID


def _is_moment(value: Any) -> bool:
    return isinstance(value, dt.datetime) and value.tzinfo is not None


SAME, LISTED, ORDERED = {"=", "!="}, {"in", "not in"}, {">", "<"}
ID = _Kind(frozenset(SAME | LISTED), _is_id)
NUMBER = _Kind(frozenset(SAME | LISTED | ORDERED), _is_id)
LEVEL = _Kind(NUMBER.ops, lambda value: _is_id(value) and value in set(Priority))
MOMENT = _Kind(frozenset(SAME | ORDERED), _is_moment)
TEXT = _Kind(frozenset(SAME | LISTED | {"~"}), lambda value: isinstance(value, str))
STAGE = _Kind(frozenset(SAME | LISTED), lambda value: value in STAGES)
STATE = _Kind(ID.ops, lambda value: isinstance(value, str) and value in set(State))
FLAG = _Kind(frozenset(SAME), lambda value: isinstance(value, bool))
WRITTEN = {
    "=": "{0} = ?",
    "!=": "{0} is distinct from ?",
    "in": "{0} = any(?)",
    "not in": "({0} is null or {0} <> all(?))",
    ">": "{0} > ?",
    "<": "{0} < ?",
    "~": "strpos(lower({0}), lower(?)) > 0",
}
CLAUSE_FIELDS: dict[str, _Kind] = {
    "number": NUMBER,
    "subject": TEXT,
    "source": TEXT,
    "state": STATE,
    "stage": STAGE,
    "priority": LEVEL,
    "open": FLAG,
    "tag": ID,
    **dict.fromkeys(("created_at", "updated_at", "snoozed_until"), MOMENT),
    **dict.fromkeys(
        ("status_id", "assignee_id", "team_id", "customer_id", "company_id", "inbox_id", "category_id"), ID
    ),
}


def conditions_of(clauses: Sequence[Clause], setup: Setup) -> Iterator[Condition]:
    """Write each clause as a condition with its values. Raises Invalid at `clauses.<place>` for what makes no sense."""
    faults = [
        Fault(f"clauses.{place}", message) for place, clause in enumerate(clauses) for message in _faults_of(clause)
    ]
    if len(clauses) > MOST_CLAUSES:
        faults = [Fault("clauses", f"At most {MOST_CLAUSES} clauses")]
    if faults:
        raise Invalid(faults)
    return (_condition(clause, setup) for clause in clauses)


def _faults_of(clause: Clause) -> Iterator[str]:
    kind = CLAUSE_FIELDS.get(clause.field)
    if kind is None:
        yield f"Unknown field; allowed: {', '.join(CLAUSE_FIELDS)}"
    elif clause.op not in kind.ops:
        yield f"The operator does not fit; allowed: {', '.join(sorted(kind.ops))}"
    elif clause.op in LISTED:
        values = _values(clause) if isinstance(clause.value, list) else []
        if not 0 < len(values) <= MOST_VALUES or not all(map(kind.fits, values)):
            yield f"Must be a list of 1 to {MOST_VALUES} values that fit the field"
    elif not kind.fits(clause.value) and not (clause.value is None and clause.op in SAME):
        yield "The value does not fit the field"


def _condition(clause: Clause, setup: Setup) -> Condition:
    if clause.field == "tag":
        return _tagged(clause)
    if clause.field == "state":
        return _in_state(clause, setup)
    if clause.field == "stage":
        stages = [value for value in _values(clause) if value is not None]
        return f"{STAGE_OF} {'= any(?)' if clause.op in {'=', 'in'} else '<> all(?)'}", (stages,)
    if clause.value is None:
        return f"t.{clause.field} is {'' if clause.op == '=' else 'not '}null", ()
    return WRITTEN[clause.op].format(f"t.{clause.field}"), (clause.value,)


def _in_state(clause: Clause, setup: Setup) -> Condition:
    ids = [status.id for status in setup.statuses.values() if status.state in _values(clause)]
    return ("t.status_id = any(?)" if clause.op in {"=", "in"} else "t.status_id <> all(?)"), (ids,)


def _tagged(clause: Clause) -> Condition:
    yes = "" if (clause.op in {"=", "in"}) == (clause.value is not None) else "not "
    if clause.value is None:
        return f"{yes}{IS_TAGGED}", ()
    return f"{yes}{TAGGED_ANY}", (_values(clause),)


def _values(clause: Clause) -> list[Any]:
    value: object = clause.value
    return cast("list[Any]", value) if isinstance(value, list) else [value]
