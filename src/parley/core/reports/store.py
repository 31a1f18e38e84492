"""The SQL of reports: one statement for each, built of the house's own words, its values as parameters."""

from collections.abc import Sequence
from typing import Any

from parley.core.reports.model import MOST_ROWS, REQUESTS, Question, ReportFilter
from parley.core.work import Work
from parley.kit.db import Record

MOST_SECONDS = 10.0
COLUMNS = {
    "state": ("s.state", "text"),
    "priority": ("t.priority", "smallint"),
    "inbox": ("t.inbox_id", "bigint"),
    "assignee": ("t.assignee_id", "bigint"),
    "team": ("t.team_id", "bigint"),
}
MOMENTS = {
    "first_response_time": "t.first_response_at",
    "resolution_time": "t.resolved_at",
    "first_resolution_time": "t.first_resolved_at",
}
# `greatest` overlooks null: a ticket without an answer would have been answered at once.
MINUTES = "extract(epoch from case when {0} < t.created_at then interval '0' else {0} - t.created_at end) / 60 as {1}"
TIMES = (
    "count({0})::int as {0}_count, round(avg({0})::numeric, 2)::float8 as {0}_avg,"
    " round((percentile_cont(0.5) within group (order by {0}))::numeric, 2)::float8 as {0}_median,"
    " round((percentile_cont(0.9) within group (order by {0}))::numeric, 2)::float8 as {0}_p90"
)
FROM = (
    "from tickets t join statuses s on s.workspace_id = t.workspace_id and s.id = t.status_id"
    " where t.workspace_id = $1 and t.deleted_at is null and t.created_at >= $2 and t.created_at < $3"
)


async def fetch(work: Work, question: Question) -> list[Record]:
    """Fetch the rows, one more than there may be; raise TimeoutError when that takes too long."""
    values: list[Any] = [work.workspace, question.since, question.until]
    where = "".join(f" and {_condition(wanted, values)}" for wanted in question.filters)
    taken = [name for name in question.measures if name != REQUESTS]
    groups = [*question.dimensions, *(["period"] if question.granularity else [])]
    inner = [
        "1 as one",
        *(f"{COLUMNS[name][0]} as {name}" for name in question.dimensions),
        *(MINUTES.format(MOMENTS[name], name) for name in taken),
    ]
    if question.granularity:
        inner.append(f"date_trunc('{question.granularity}', t.created_at, 'UTC') as period")
    shown = ["count(*)::int as requests" if name == REQUESTS else TIMES.format(name) for name in question.measures]
    ending = f" group by {', '.join(groups)} order by {', '.join(_by_time(groups))}" if groups else ""
    return await work.connection.fetch(
        f"select {', '.join([*groups, *shown])} from (select {', '.join(inner)} {FROM}{where}) as told"
        f"{ending} limit {MOST_ROWS + 1}",
        *values,
        timeout=MOST_SECONDS,
    )


def _condition(wanted: ReportFilter, values: list[Any]) -> str:
    column, kind = COLUMNS[wanted.dimension]
    values.append([value for value in wanted.values if value is not None])
    clause = f"coalesce({column} = any(${len(values)}::{kind}[]), false)"
    if None in wanted.values:
        clause = f"({clause} or {column} is null)"
    return f"not {clause}" if wanted.negated else clause


def _by_time(groups: Sequence[str]) -> list[str]:
    return sorted(groups, key=lambda name: name != "period")
