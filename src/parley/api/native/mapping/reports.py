"""Reports: core to wire, and the question wire to core."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from msgspec import UNSET

from parley.api.native.ids import id_in_body, spell_id
from parley.api.native.mapping.tickets import PRIORITIES, PRIORITY_WORDS
from parley.api.native.moments import moment_or_day
from parley.api.native.schemas.reports import (
    AgesWire,
    BacklogQuery,
    BacklogRow,
    FlowQuery,
    FlowRow,
    ReportParts,
    ReportQuery,
    ReportRow,
    TicketsQuery,
    TimesWire,
)
from parley.core.errors import Fault, Invalid
from parley.core.reports import OPTIONAL, TIMES, ReportFilter
from parley.core.tickets import State
from parley.kit.clock import DAY, print_time

T = TypeVar("T")
Row = TypeVar("Row", bound=ReportParts)
PREFIXES = {
    "inbox": "inbox",
    "assignee": "user",
    "team": "team",
    "category": "cat",
    "tag": "tag",
}
STATES = {state.value: state for state in State}
NOBODY = "none"
Names: TypeAlias = Mapping[str, Mapping[int, str]]


def question_from_wire(query: ReportQuery) -> dict[str, Any]:
    """Read what is asked for; raise Invalid with every fault of its filters and times."""
    return {
        **span_from_wire(query),
        "measures": _listed(query.measures),
        "dimensions": _listed(query.dimensions),
    }


def span_from_wire(query: ReportQuery | FlowQuery) -> dict[str, Any]:
    """Read which time and which tickets; raise Invalid with every fault."""
    faults: list[Fault] = []
    span = {
        "granularity": query.granularity,
        "since": _noted(faults, lambda: _moment(query.since, "since")),
        "until": _noted(faults, lambda: _moment(query.until, "until")),
        "zone": query.time_zone,
        "filters": [wanted for wanted in _filters(query, faults) if wanted is not None],
    }
    if faults:
        raise Invalid(faults)
    return span


def backlog_from_wire(query: BacklogQuery) -> dict[str, Any]:
    """Read by what to tell apart which tickets; raise Invalid with every fault."""
    faults: list[Fault] = []
    filters = [wanted for wanted in _filters(query, faults) if wanted is not None]
    if faults:
        raise Invalid(faults)
    return {"dimensions": _listed(query.dimensions), "filters": filters}


def row_to_wire(row: dict[str, Any], names: Names) -> ReportRow:
    """Spell a row."""
    wire = _told_apart(ReportRow(requests=row.get("requests", UNSET)), row, names)
    if "period" in row:
        wire.period = print_time(row["period"])
        wire.day = row["day"].isoformat()
    for name in TIMES:
        if f"{name}_count" in row:
            setattr(wire, name, TimesWire(*(row[f"{name}_{each}"] for each in TimesWire.__struct_fields__)))
    return wire


def flow_to_wire(row: dict[str, Any]) -> FlowRow:
    """Spell a day, week or month."""
    return FlowRow(
        day=row["day"].isoformat(),
        period=print_time(row["period"]),
        opened=row["opened"],
        solved=row["solved"],
        backlog=row["backlog"],
    )


def backlog_to_wire(row: dict[str, Any], names: Names) -> BacklogRow:
    """Spell what is open."""
    oldest = None if row["oldest_at"] is None else print_time(row["oldest_at"])
    wire = BacklogRow(open=row["open"], unanswered=row["unanswered"], oldest_at=oldest, ages=AgesWire(*row["ages"]))
    return _told_apart(wire, row, names)


def _told_apart(wire: Row, row: dict[str, Any], names: Names) -> Row:
    if "state" in row:
        wire.state = row["state"]
    if "priority" in row:
        word: Any = PRIORITIES[row["priority"]]
        wire.priority = word
    for name, prefix in PREFIXES.items():
        if name in row:
            setattr(wire, f"{name}_id", None if row[name] is None else spell_id(prefix, row[name]))
            setattr(wire, name, names.get(name, {}).get(row[name]))
    return wire


def _filters(query: TicketsQuery, faults: list[Fault]) -> Iterator[ReportFilter | None]:
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
    may_lack = name in OPTIONAL
    return ReportFilter(
        name,
        tuple(None if may_lack and word == NOBODY else id_in_body(prefix, word, f"{name}_id") for word in words),
    )


def _moment(text: str | None, at: str) -> dt.datetime | dt.date | None:
    if text is None:
        return None
    moment = moment_or_day(text, at)
    return moment.date() if DAY.fullmatch(text) else moment


def _noted(faults: list[Fault], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Invalid as error:
        faults += error.faults
        return None


def _listed(text: str | None) -> list[str]:
    return [part for part in map(str.strip, (text or "").split(",")) if part]
