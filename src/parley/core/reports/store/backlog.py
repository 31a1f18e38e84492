"""The SQL of what is open now: how old it is, and who waits for a first answer. Read by the index of open tickets."""

from collections.abc import Sequence
from typing import Any, Final

from parley.core.reports.model import AGES, MOST_ROWS, ReportFilter
from parley.core.reports.store.shapes import conditions, fetch_rows, selected, tickets_from
from parley.core.work import Work
from parley.kit.db import Record

_YOUNGER: Final = ", ".join(
    f"count(*) filter (where created_at > $2::timestamptz - interval '{days} days')::int as under_{days}"
    for days in AGES
)


async def fetch_backlog(work: Work, dimensions: Sequence[str], filters: Sequence[ReportFilter]) -> list[Record]:
    """Fetch the rows, one more than there may be; those younger than 7 days are among those younger than 30."""
    values: list[Any] = [work.workspace, work.now]
    where = conditions(filters, values)
    inner = ["t.created_at", "t.first_response_at", *selected(dimensions)]
    groups = ", ".join(dimensions)
    return await fetch_rows(
        work,
        f"select {f'{groups}, ' if groups else ''}count(*)::int as open,"
        " count(*) filter (where first_response_at is null)::int as unanswered,"
        f" min(created_at) as oldest_at, {_YOUNGER} from (select {', '.join(inner)} {tickets_from(dimensions)}"
        f" and t.open{where}) as told"
        f"{f' group by {groups} order by {groups}' if groups else ''} limit {MOST_ROWS + 1}",
        values,
    )
