"""Conditions of the asker's own: a word of the room's, an operator and a value. All faults at once."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias, cast

import msgspec

from parley.core.errors import Fault, Invalid
from parley.kit.db.listing import Search
from parley.kit.ids import LARGEST_ID

Condition: TypeAlias = tuple[str, tuple[Any, ...]]
Op: TypeAlias = Literal["=", "!=", "in", "not in", ">", "<", ">=", "<=", "~"]
MOST_CLAUSES, MOST_VALUES = 50, 500
SAME, LISTED, ORDERED = {"=", "!="}, {"in", "not in"}, {">", "<", ">=", "<="}


class Clause(msgspec.Struct, frozen=True):
    """A word that the room compares by, an operator and what to compare with: a list for `in` and `not in`.

    None, with `=` and `!=` alone, means that there is none. `~` finds a part of a text, in any case.
    """

    field: str
    op: Op
    value: Any


class Sort(msgspec.Struct, frozen=True):
    """What values a word has, how they may be compared, and how SQL calls them."""

    ops: frozenset[str]
    fits: Callable[[Any], bool]
    type: str


class Compared(msgspec.Struct, frozen=True):
    """What a word stands for: an expression over the listed table, and the sort of its values."""

    expression: str
    sort: Sort


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_ID


def _is_amount(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -LARGEST_ID <= value <= LARGEST_ID


def _is_moment(value: Any) -> bool:
    return isinstance(value, dt.datetime) and value.tzinfo is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


ID = Sort(frozenset(SAME | LISTED), _is_id, "bigint")
AMOUNT = Sort(frozenset(SAME | ORDERED), _is_amount, "float8")
MOMENT = Sort(frozenset(SAME | ORDERED), _is_moment, "timestamptz")
TEXT = Sort(frozenset(SAME | LISTED | {"~"}), _is_text, "text")


def add_clauses(search: Search, clauses: Sequence[Clause], known: Mapping[str, Compared]) -> None:
    """Have all the clauses hold of what is listed. Raises Invalid at `clauses.<place>` for what makes no sense."""
    check_clauses(clauses, known)
    add_conditions(search, [condition_of(clause, known[clause.field]) for clause in clauses])


def check_clauses(clauses: Sequence[Clause], known: Mapping[str, Compared]) -> None:
    """Raise Invalid for too many clauses, and at `clauses.<place>` for each that makes no sense."""
    if len(clauses) > MOST_CLAUSES:
        raise Invalid.at("clauses", f"At most {MOST_CLAUSES} clauses")
    faults = [
        Fault(f"clauses.{place}", message)
        for place, clause in enumerate(clauses)
        for message in _faults_of(clause, known)
    ]
    if faults:
        raise Invalid(faults)


def add_conditions(search: Search, conditions: Iterable[Condition]) -> None:
    """Have all the conditions hold; nobody knows beforehand how many rows such a one matches."""
    for condition, values in conditions:
        search.where(condition, *values)
        search.is_skewed = True


def _faults_of(clause: Clause, known: Mapping[str, Compared]) -> Iterator[str]:
    if clause.field not in known:
        yield f"Unknown field; allowed: {', '.join(known)}"
        return
    sort = known[clause.field].sort
    if clause.op not in sort.ops:
        yield f"The operator does not fit; allowed: {', '.join(sorted(sort.ops))}"
    elif clause.op in LISTED:
        given: object = clause.value
        values = cast("list[Any]", given) if isinstance(given, list) else []
        if not 0 < len(values) <= MOST_VALUES or not all(map(sort.fits, values)):
            yield f"Must be a list of 1 to {MOST_VALUES} values that fit the field"
    elif not sort.fits(clause.value) and not (clause.value is None and clause.op in SAME):
        yield "The value does not fit the field"


def condition_of(clause: Clause, compared: Compared) -> Condition:
    """Write a clause that makes sense as a condition, with its values."""
    what, kind, value = compared.expression, compared.sort.type, clause.value
    if value is None:
        return f"{what} is {'' if clause.op == '=' else 'not '}null", ()
    match clause.op:
        case "!=":
            return f"{what} is distinct from ?::{kind}", (value,)
        case "in":
            return f"{what} = any(?::{kind}[])", (value,)
        case "not in":
            return f"({what} is null or {what} <> all(?::{kind}[]))", (value,)
        case "~":
            return f"strpos(lower({what}), lower(?::text)) > 0", (value,)
        case _:
            return f"{what} {clause.op} ?::{kind}", (value,)
