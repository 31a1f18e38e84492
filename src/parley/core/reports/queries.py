"""Ask for a report."""

import datetime as dt
import itertools
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from typing import Any

from parley.core.errors import Fault, Invalid, Unavailable
from parley.core.reports import store
from parley.core.reports.model import (
    AGES,
    DIMENSIONS,
    EARLIEST,
    LONGEST_RANGE,
    MOST_ROWS,
    Question,
    ReportFilter,
    Span,
    filter_faults,
    unknown,
)
from parley.core.reports.zones import UTC, check_zone, moment_of
from parley.core.tickets import Priority, State
from parley.core.work import Work
from parley.kit.db import Record

Moment = dt.datetime | dt.date


async def query_report(
    work: Work,
    *,
    measures: Sequence[str],
    dimensions: Sequence[str] = (),
    granularity: str | None = None,
    since: Moment | None = None,
    until: Moment | None = None,
    zone: str = UTC,
    filters: Sequence[ReportFilter] = (),
) -> list[dict[str, Any]]:
    """Return flat rows, by time and then by the dimensions, each under its own name.

    `requests` counts tickets by the moment they were opened, from `since` (five years before `until`) until just before
    `until` (now); days, also those, begin in the `zone`. By `tag` a ticket counts once for each of its tags. Each of
    the times gives four values, in minutes: `resolution_time_count`, `_avg`, `_median` and `_p90`, of the tickets that
    have it. `period` is the beginning of the day, week or month; one in which nothing was opened has no row. Raises
    Invalid, also for more than 10,000 rows, and Unavailable for a question that takes more than ten seconds.
    """
    begins, ends = _between(work, since, until, zone)
    question = Question(
        measures=list(dict.fromkeys(measures)),
        dimensions=list(dict.fromkeys(dimensions)),
        granularity=granularity,
        since=begins,
        until=ends,
        zone=zone,
        filters=list(filters),
    )
    _check(question.faults())
    return _told(await _in_time(store.fetch_tickets(work, question)))


async def query_flow(
    work: Work,
    *,
    granularity: str = "day",
    since: Moment | None = None,
    until: Moment | None = None,
    zone: str = UTC,
    filters: Sequence[ReportFilter] = (),
) -> list[dict[str, Any]]:
    """Return `day`, `period`, `opened`, `solved` and `backlog` of every day, week or month that begins before now.

    A ticket counts as solved when it was solved last, and not at all where it was opened again; `backlog` is how many
    were not solved at the end of the period. All go by what a ticket is now: one that has changed its inbox since was
    never in the other. Raises Invalid and Unavailable.
    """
    begins, ends = _between(work, since, until, zone)
    span = Span(granularity=granularity, since=begins, until=ends, zone=zone, filters=list(filters))
    _check(span.faults())
    return [dict(row) for row in await _in_time(store.fetch_flow(work, span))]


async def query_backlog(
    work: Work, *, dimensions: Sequence[str] = (), filters: Sequence[ReportFilter] = ()
) -> list[dict[str, Any]]:
    """Return what is not solved now: `open`, of it `unanswered`, `oldest_at`, and how much is how old.

    `ages` count those opened less than a day ago, less than 3, 7, 30 days ago, and before. Raises Invalid and
    Unavailable.
    """
    dimensions = list(dict.fromkeys(dimensions))
    _check([*unknown("dimensions", dimensions, DIMENSIONS), *filter_faults(filters)])
    rows = _told(await _in_time(store.fetch_backlog(work, dimensions, filters)))
    for row in rows:
        ends = [0, *(row.pop(f"under_{days}") for days in AGES), row["open"]]
        row["ages"] = [end - begin for begin, end in itertools.pairwise(ends)]
    return rows


async def list_names(work: Work, rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[int, str]]:
    """Return the names of inboxes, agents, teams, categories and tags that rows have, by dimension and id."""
    found: dict[str, dict[int, str]] = {}
    for dimension in store.TABLES:
        ids = {row[dimension] for row in rows if row.get(dimension) is not None}
        if ids:
            found[dimension] = await store.fetch_names(work, dimension, ids)
    return found


def _between(work: Work, since: Moment | None, until: Moment | None, zone: str) -> tuple[dt.datetime, dt.datetime]:
    check_zone(zone)
    end = work.now if until is None else moment_of(until, zone, "until")
    return (_years_before(end) if since is None else moment_of(since, zone, "since")), end


def _years_before(until: dt.datetime) -> dt.datetime:
    return until - LONGEST_RANGE if until - EARLIEST > LONGEST_RANGE else EARLIEST


def _check(faults: Iterable[Fault]) -> None:
    found = list(faults)
    if found:
        raise Invalid(found)


async def _in_time(rows: Awaitable[list[Record]]) -> list[Record]:
    try:
        found = await rows
    except TimeoutError as error:
        raise Unavailable("This report takes too long: ask for a shorter time or fewer dimensions") from error
    if len(found) > MOST_ROWS:
        raise Invalid.at("dimensions", f"Would give more than {MOST_ROWS} rows: ask for fewer or narrow the filters")
    return found


def _told(rows: Iterable[Record]) -> list[dict[str, Any]]:
    told = [dict(row) for row in rows]
    for row in told:
        if "state" in row:
            row["state"] = State(row["state"])
        if "priority" in row:
            row["priority"] = Priority(row["priority"])
    return told
