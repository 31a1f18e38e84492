"""Searches: wire to core. Each list says how its words are called in core, and how their values are read."""

import datetime as dt
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import msgspec

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.faults import QueryTooBroad
from parley.api.featurebase.ids import Kind, id_in_query
from parley.api.featurebase.moments import moment_in_body
from parley.api.featurebase.paging import next_cursor
from parley.api.featurebase.schemas.queries import (
    MOST_CLAUSES,
    MOST_COUNTED,
    SearchClause,
    SearchInput,
    SearchQuery,
    SearchWire,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.decoding import find_faults
from parley.core.clauses import Clause, Op
from parley.core.errors import Invalid
from parley.kit.db.listing import Found

OPS: Mapping[str, Op] = {"IN": "in", "NIN": "not in"}
NO_OR = "Only AND joins clauses"
T = TypeVar("T")
W = TypeVar("W")
Read = Callable[[int, Any, str], Any]


class Word(msgspec.Struct, frozen=True):
    """What a field is called in core, and how one value of it is read: workspace, value, path.

    A field that is `always` the same in this house is a question about that; `core` is then the word of the row's id.
    """

    core: str
    read: Read = lambda _, value, __: value
    always: str | None = None


def read_moment(_: int, value: Any, at: str) -> Any:
    """Read unix seconds, or an ISO 8601 time."""
    if isinstance(value, str):
        return moment_in_body(value, at)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    try:
        return dt.datetime.fromtimestamp(value, dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise Invalid.at(at, "Must be a time of the years 1 to 9999, in seconds since 1970") from None


def read_id(kind: Kind) -> Read:
    """Make what reads an id of this kind: one that names nothing matches nothing."""

    def read(workspace: int, value: Any, at: str) -> Any:
        if not isinstance(value, str):
            return value
        return id_in_query(workspace, kind, value, at)

    return read


def read_folded(_: int, value: Any, __: str) -> Any:
    """Read a text whose case does not matter."""
    return value.lower() if isinstance(value, str) else value


def clauses_from_wire(
    workspace: int, query: SearchQuery | None, words: Mapping[str, Word], *, broad: bool = False
) -> list[Clause]:
    """Read the clauses. Raises Invalid for groups within groups, OR, unknown fields and values that cannot be.

    Unless `broad`, it raises QueryTooBroad where they only say what is not wanted.
    """
    listed = _listed(query)
    if listed and not broad and all(_excludes(clause, words) for clause in listed):
        raise QueryTooBroad
    return [_clause(workspace, clause, words, at) for clause, at in zip(listed, _places(query), strict=True)]


@contextmanager
def clauses_named(query: SearchQuery | None) -> Generator[None]:
    """Have core's faults name the clause as it was given."""
    places = _places(query)
    with faults_named({f"clauses.{place}": at for place, at in enumerate(places)}):
        yield


def results(call: Call, body: SearchInput, found: Found[T], wires: Sequence[W]) -> SearchWire[W]:
    """Wrap a page of results."""
    total = min(found.total, MOST_COUNTED)
    return SearchWire(list(wires), next_cursor(call, body, found.after), total, found.total >= MOST_COUNTED)


def _listed(query: SearchQuery | None) -> list[SearchClause]:
    if query is None:
        return []
    if query.operator == "OR":
        raise Invalid.at("query.operator", NO_OR)
    if query.operator != "AND":
        return [_checked(msgspec.to_builtins(query), SearchClause, "query")]
    clauses = _checked(query.value, list[SearchClause], "query.value")
    if len(clauses) > MOST_CLAUSES:
        raise Invalid.at("query.value", f"Must have {MOST_CLAUSES} clauses at most")
    return clauses


def _excludes(clause: SearchClause, words: Mapping[str, Word]) -> bool:
    """Whether the clause only says what is not wanted, of a field that could be anything."""
    word = words.get(clause.field)
    return clause.operator in {"!=", "NIN"} and word is not None and word.always is None


def _places(query: SearchQuery | None) -> list[str]:
    if query is None:
        return []
    if query.operator != "AND":
        return ["query"]
    return [f"query.value.{place}" for place in range(len(cast("list[Any]", query.value)))]


def _checked(value: Any, schema: Any, at: str) -> Any:
    try:
        return msgspec.convert(value, schema)
    except msgspec.ValidationError:
        raise Invalid(find_faults(value, schema, at)) from None


def _clause(workspace: int, clause: SearchClause, words: Mapping[str, Word], at: str) -> Clause:
    word = words.get(clause.field)
    if word is None:
        raise Invalid.at(f"{at}.field", f"Must be one of {', '.join(words)}")
    value = clause.value
    if word.always is not None:
        return Clause(word.core, "!=" if _holds(clause, word.always, at) else "=", 0)
    if isinstance(value, list):
        items = cast("list[Any]", value)
        value = [word.read(workspace, item, f"{at}.value.{place}") for place, item in enumerate(items)]
    else:
        value = word.read(workspace, value, f"{at}.value")
    return Clause(word.core, OPS.get(clause.operator, cast("Op", clause.operator)), value)


def _holds(clause: SearchClause, always: str, at: str) -> bool:
    """Tell whether the clause holds of everything, else of nothing."""
    value: object = clause.value
    match clause.operator:
        case "=":
            return value == always
        case "!=":
            return value != always
        case "IN" | "NIN" if isinstance(value, list):
            return (always in cast("list[Any]", value)) == (clause.operator == "IN")
        case _:
            raise Invalid.at(at, "The operator does not fit; allowed: =, !=, IN, NIN with a list")
