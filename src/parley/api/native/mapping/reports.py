"""Reports: core to wire, and the question wire to core."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from msgspec import UNSET

from parley.api.native.ids import id_in_body, spell_id
from parley.api.native.mapping.tickets import PRIORITIES, PRIORITY_WORDS
from parley.api.native.moments import moment_or_day
from parley.api.native.schemas.reports import ReportQuery, ReportRow, TimesWire
from parley.core.errors import Fault, Invalid
from parley.core.reports import TIMES, ReportFilter
from parley.core.tickets import State
from parley.kit.clock import print_time

T = TypeVar("T")
PREFIXES = {"inbox": "inbox", "assignee": "user", "team": "team"}
STATES = {state.value: state for state in State}
NOBODY = "none"


def question_from_wire(query: ReportQuery) -> dict[str, Any]:
    """Read what is asked for; raise Invalid with every fault of its filters and times."""
    faults: list[Fault] = []
    question = {
        "measures": _listed(query.measures),
        "dimensions": _listed(query.dimensions),
        "granularity": query.granularity,
        "since": _noted(faults, lambda: _moment(query.since, "since")),
        "until": _noted(faults, lambda: _moment(query.until, "until")),
        "filters": [wanted for wanted in _filters(query, faults) if wanted is not None],
    }
    if faults:
        raise Invalid(faults)
    return question


def row_to_wire(row: dict[str, Any]) -> ReportRow:
    """Spell a row."""
    wire = ReportRow(requests=row.get("requests", UNSET), state=row.get("state", UNSET))
    if "period" in row:
        wire.period = print_time(row["period"])
    if "priority" in row:
        word: Any = PRIORITIES[row["priority"]]
        wire.priority = word
    for name, prefix in PREFIXES.items():
        if name in row:
            setattr(wire, f"{name}_id", None if row[name] is None else spell_id(prefix, row[name]))
    for name in TIMES:
        if f"{name}_count" in row:
            setattr(wire, name, TimesWire(*(row[f"{name}_{each}"] for each in TimesWire.__struct_fields__)))
    return wire


def _filters(query: ReportQuery, faults: list[Fault]) -> Iterator[ReportFilter | None]:
    for name, known in (("state", STATES), ("priority", PRIORITY_WORDS)):
        words = _listed(getattr(query, name))
        if any(word not in known for word in words):
            faults.append(Fault(name, f"Unknown {name}; allowed: {', '.join(known)}"))
        elif words:
            yield ReportFilter(name, tuple(known[word] for word in words))
    for name, prefix in PREFIXES.items():
        words = _listed(getattr(query, f"{name}_id"))
        if words:
            yield _noted(faults, lambda name=name, prefix=prefix, words=words: _by_ids(name, prefix, words))


def _by_ids(name: str, prefix: str, words: list[str]) -> ReportFilter:
    may_lack = name != "inbox"
    return ReportFilter(
        name,
        tuple(None if may_lack and word == NOBODY else id_in_body(prefix, word, f"{name}_id") for word in words),
    )


def _moment(text: str | None, at: str) -> dt.datetime | None:
    return None if text is None else moment_or_day(text, at)


def _noted(faults: list[Fault], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Invalid as error:
        faults += error.faults
        return None


def _listed(text: str | None) -> list[str]:
    return [part for part in map(str.strip, (text or "").split(",")) if part]
