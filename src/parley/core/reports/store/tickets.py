"""The SQL of how many tickets were opened, and how long they took."""

from collections.abc import Sequence
from typing import Any, Final

from parley.core.reports.model import MOST_ROWS, REQUESTS, Question
from parley.core.reports.store.shapes import conditions, fetch_rows, selected, tickets_from
from parley.core.work import Work
from parley.kit.db import Record

MOMENTS: Final = {
    "first_response_time": "t.first_response_at",
    "resolution_time": "t.resolved_at",
    "first_resolution_time": "t.first_resolved_at",
}
# `greatest` overlooks null: a ticket without an answer would have been answered at once. `date_part` gives a float8,
# which is sorted twice as fast as the numeric of `extract`.
MINUTES: Final = (
    "date_part('epoch', case when {0} < t.created_at then interval '0' else {0} - t.created_at end) / 60 as {1}"
)
TIMES: Final = (
    "count({0})::int as {0}_count, round(avg({0})::numeric, 2)::float8 as {0}_avg,"
    " round((percentile_cont(0.5) within group (order by {0}))::numeric, 2)::float8 as {0}_median,"
    " round((percentile_cont(0.9) within group (order by {0}))::numeric, 2)::float8 as {0}_p90"
)


async def fetch_tickets(work: Work, question: Question) -> list[Record]:
    """Fetch the rows, one more than there may be; raise TimeoutError when that takes too long."""
    values: list[Any] = [work.workspace, question.since, question.until]
    where = conditions(question.filters, values)
    taken = [name for name in question.measures if name != REQUESTS]
    groups = [*question.dimensions, *(["period"] if question.granularity else [])]
    inner = [
        "1 as one",
        *selected(question.dimensions),
        *(MINUTES.format(MOMENTS[name], name) for name in taken),
    ]
    if question.granularity:
        values.append(question.zone)
        inner.append(f"date_trunc('{question.granularity}', t.created_at, ${len(values)}) as period")
    days = [f"(period at time zone ${len(values)})::date as day"] if question.granularity else []
    shown = ["count(*)::int as requests" if name == REQUESTS else TIMES.format(name) for name in question.measures]
    ending = f" group by {', '.join(groups)} order by {', '.join(_by_time(groups))}" if groups else ""
    rows = f"{tickets_from(question.dimensions)} and t.created_at >= $2 and t.created_at < $3{where}"
    return await fetch_rows(
        work,
        f"select {', '.join([*groups, *days, *shown])} from (select {', '.join(inner)} {rows}) as told"
        f"{ending} limit {MOST_ROWS + 1}",
        values,
    )


def _by_time(groups: Sequence[str]) -> list[str]:
    return sorted(groups, key=lambda name: name != "period")
