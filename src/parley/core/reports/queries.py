"""Ask for a report."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from parley.core.errors import Invalid, Unavailable
from parley.core.reports import store
from parley.core.reports.model import EARLIEST, LONGEST_RANGE, MOST_ROWS, Question, ReportFilter
from parley.core.tickets import Priority, State
from parley.core.work import Work


async def query_report(
    work: Work,
    *,
    measures: Sequence[str],
    dimensions: Sequence[str] = (),
    granularity: str | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    filters: Sequence[ReportFilter] = (),
) -> list[dict[str, Any]]:
    """Return flat rows, by time and then by the dimensions, each under its own name.

    `requests` counts tickets by the moment they were opened, from `since` (five years before `until`) until just before
    `until` (now). Each of the times gives four values, in minutes: `resolution_time_count`, `_avg`, `_median` and
    `_p90`, of the tickets that have it. `period` is the beginning of the day, week or month in UTC; one in which
    nothing was opened has no row. Raises Invalid, also for more than 10,000 rows, and Unavailable for a question that
    takes more than ten seconds.
    """
    until = until or work.now
    question = Question(
        measures=list(dict.fromkeys(measures)),
        dimensions=list(dict.fromkeys(dimensions)),
        granularity=granularity,
        since=since or _years_before(until),
        until=until,
        filters=list(filters),
    )
    faults = list(question.faults())
    if faults:
        raise Invalid(faults)
    try:
        rows = await store.fetch(work, question)
    except TimeoutError as error:
        raise Unavailable("This report takes too long: ask for a shorter time or fewer dimensions") from error
    if len(rows) > MOST_ROWS:
        raise Invalid.at("dimensions", f"Would give more than {MOST_ROWS} rows: ask for fewer or narrow the filters")
    return [_told(dict(row)) for row in rows]


def _years_before(until: dt.datetime) -> dt.datetime:
    return until - LONGEST_RANGE if until - EARLIEST > LONGEST_RANGE else EARLIEST


def _told(row: dict[str, Any]) -> dict[str, Any]:
    if "state" in row:
        row["state"] = State(row["state"])
    if "priority" in row:
        row["priority"] = Priority(row["priority"])
    return row
