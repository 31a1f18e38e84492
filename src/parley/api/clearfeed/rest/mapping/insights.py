"""Insights: the vendor's names of measures and dimensions, and core's reports."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from parley.api.clearfeed.rest.ids import AGENT
from parley.api.clearfeed.rest.schemas.insights import FilterBody, QueryBody
from parley.api.clearfeed.rest.words import PRIORITIES, PRIORITY_WORDS, STATE_WORDS, STATES
from parley.core.errors import Invalid
from parley.core.reports import ReportFilter
from parley.kit.clock import print_time
from parley.kit.ids import parse_id, parse_number, spell_id

CUBE = "Requests."
CREATED = "created_at"
TIMES = {
    "first_response_times": "first_response_time",
    "resolution_times": "resolution_time",
    "first_resolution_times": "first_resolution_time",
}
ENDINGS = {"avg": "avg", "p50": "median", "p90": "p90"}
# The vendor's measure: core's, and the column of the row.
MEASURES: dict[str, tuple[str, str]] = {
    "count": ("requests", "requests"),
    "first_response_request_count": ("first_response_time", "first_response_time_count"),
    **{
        f"{theirs}_{ending}": (ours, f"{ours}_{column}")
        for theirs, ours in TIMES.items()
        for ending, column in ENDINGS.items()
    },
}
DIMENSIONS = {
    "state": "state",
    "priority": "priority",
    "collection_id": "inbox",
    "assignee": "assignee",
    "assigned_team": "team",
}
OPTIONAL = frozenset({"assignee", "assigned_team"})
TO_WIRE: dict[str, Callable[[Any], Any]] = {
    "state": STATE_WORDS.__getitem__,
    "priority": PRIORITY_WORDS.__getitem__,
    "assignee": lambda agent: spell_id(AGENT, agent),
}
FROM_WIRE: dict[str, Callable[[str], Any]] = {
    "state": STATES.get,
    "priority": PRIORITIES.get,
    "collection_id": parse_number,
    "assignee": lambda text: parse_id(AGENT, text),
    "assigned_team": parse_number,
}


def question_from_wire(query: QueryBody, between: Sequence[dt.datetime | None]) -> dict[str, Any]:
    """Read the question, whose requests were asked `between` two moments. Raises Invalid for unknown names."""
    measures = [MEASURES[_known(name, MEASURES, f"query.measures.{at}")][0] for at, name in enumerate(query.measures)]
    dimensions = [
        DIMENSIONS[_known(name, DIMENSIONS, f"query.dimensions.{at}")] for at, name in enumerate(query.dimensions)
    ]
    filters = [_filter(each, f"query.filters.{at}") for at, each in enumerate(query.filters)]
    for each in query.time_dimensions:
        _known(each.dimension, {CREATED: CREATED}, "query.time_dimensions.0.dimension")
    return {
        "measures": measures,
        "dimensions": dimensions,
        "filters": filters,
        "granularity": next((each.granularity for each in query.time_dimensions), None),
        "since": between[0],
        "until": between[1],
    }


def row_to_wire(row: Mapping[str, Any], query: QueryBody) -> dict[str, Any]:
    """Spell a row, each value under the name it was asked for by."""
    said: dict[str, Any] = {}
    for each in query.time_dimensions:
        if each.granularity:
            said[each.dimension] = print_time(row["period"])
    for name in query.dimensions:
        value, spell = row[DIMENSIONS[_bare(name)]], TO_WIRE.get(_bare(name))
        said[name] = spell(value) if spell and value is not None else value
    for name in query.measures:
        said[name] = row[MEASURES[_bare(name)][1]]
    return said


def _bare(name: str) -> str:
    return name.removeprefix(CUBE)


def _known(name: str, known: Mapping[str, Any], at: str) -> str:
    if _bare(name) not in known:
        raise Invalid.at(at, f"Must be one of {', '.join(CUBE + each for each in known)}")
    return _bare(name)


def _filter(wanted: FilterBody, at: str) -> ReportFilter:
    name = _known(wanted.member, DIMENSIONS, f"{at}.member")
    if wanted.operator in {"set", "notSet"}:
        if name not in OPTIONAL:
            raise Invalid.at(f"{at}.operator", "This is always set")
        return ReportFilter(DIMENSIONS[name], (None,), negated=wanted.operator == "set")
    values = [None if text is None else FROM_WIRE[name](text) for text in wanted.values]
    unfit = [text for text, value in zip(wanted.values, values, strict=True) if text is not None and value is None]
    if not values or unfit or (None in values and name not in OPTIONAL):
        raise Invalid.at(f"{at}.values", "Must be values of this dimension")
    return ReportFilter(DIMENSIONS[name], tuple(values), negated=wanted.operator == "notEquals")
