"""What can be asked for in a report, and what keeps a question from being one."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from parley.core.errors import Fault
from parley.core.tickets import Priority, State

REQUESTS = "requests"
TIMES = ("first_response_time", "resolution_time", "first_resolution_time")
MEASURES = (REQUESTS, *TIMES)
DIMENSIONS = ("state", "priority", "inbox", "assignee", "team", "category", "tag")
OPTIONAL = frozenset({"assignee", "team", "category", "tag"})
GRANULARITIES = ("day", "week", "month")
AGES = (1, 3, 7, 30)
"""Days, below each of which open tickets are counted."""
MOST_ROWS = 10_000
MOST_FILTERS = 20
MOST_VALUES = 500
LONGEST_RANGE = dt.timedelta(days=5 * 366)
EARLIEST = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
LARGEST = 2**63 - 1


class ReportFilter(msgspec.Struct, frozen=True):
    """Only tickets of which the dimension has one of the values, or none of them where it is `negated`.

    Values are states, priorities, and ids of inboxes, agents, teams, categories and tags; None stands for no assignee,
    team or category, and for a ticket without tags.
    """

    dimension: str
    values: tuple[Any, ...]
    negated: bool = False


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Tickets from `since` until just before `until`, by days, weeks or months that begin in `zone`."""

    granularity: str | None
    since: dt.datetime
    until: dt.datetime
    zone: str
    filters: list[ReportFilter]

    def faults(self) -> Iterator[Fault]:
        """Name everything that is wrong with it."""
        if self.granularity is not None:
            yield from unknown("granularity", [self.granularity], GRANULARITIES)
        if self.since >= self.until:
            yield Fault("since", "Must lie before until")
        elif self.until - self.since > LONGEST_RANGE:
            yield Fault("since", "Must lie five years before until at most")
        yield from filter_faults(self.filters)


class Question(Span, frozen=True, kw_only=True):
    """A report as it was asked for; the tickets are those opened in the span."""

    measures: list[str]
    dimensions: list[str]

    def faults(self) -> Iterator[Fault]:
        """Name everything that is wrong with it."""
        if not self.measures:
            yield Fault("measures", f"Name at least one of {', '.join(MEASURES)}")
        yield from unknown("measures", self.measures, MEASURES)
        yield from unknown("dimensions", self.dimensions, DIMENSIONS)
        yield from super().faults()


def filter_faults(filters: Sequence[ReportFilter]) -> Iterator[Fault]:
    """Name everything that is wrong with the filters."""
    if len(filters) > MOST_FILTERS:
        yield Fault("filters", f"Must be {MOST_FILTERS} at most")
    for place, wanted in enumerate(filters):
        yield from _filter_faults(f"filters.{place}", wanted)


def unknown(at: str, words: Sequence[str], known: Sequence[str]) -> Iterator[Fault]:
    """Say what is known where a word is not."""
    if any(word not in known for word in words):
        yield Fault(at, f"Must be of {', '.join(known)}")


def _filter_faults(at: str, wanted: ReportFilter) -> Iterator[Fault]:
    if wanted.dimension not in DIMENSIONS:
        yield Fault(at, f"Must be of {', '.join(DIMENSIONS)}")
    elif not 1 <= len(wanted.values) <= MOST_VALUES:
        yield Fault(at, f"Must have 1 to {MOST_VALUES} values")
    elif not all(_fits(wanted.dimension, value) for value in wanted.values):
        yield Fault(at, "Has a value that this cannot have")


def _fits(dimension: str, value: object) -> bool:
    if dimension == "state":
        return isinstance(value, str) and value in set(State)
    if isinstance(value, bool):
        return False
    if dimension == "priority":
        return isinstance(value, int) and value in set(Priority)
    if value is None:
        return dimension in OPTIONAL
    return isinstance(value, int) and 0 <= value <= LARGEST
