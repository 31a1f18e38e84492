"""The SQL of what came in, what was solved, and what was left at the end of each day, week or month.

What was left then is what is open now, without what came since and with what was solved since: so only the time since
the beginning is read, by the indexes of both moments, however old the desk is. The last row ends with the time that was
asked for. Days are counted as a calendar has them: an hour that a night lacks moves none of those that follow.
"""

from typing import Any, Final

from parley.core.reports.model import Span
from parley.core.reports.store.shapes import conditions, fetch_rows, tickets_from
from parley.core.work import Work
from parley.kit.db import Record

_FLOW: Final = """
with days as (
    select day from generate_series(date_trunc('{granularity}', $2::timestamptz at time zone $4),
                                    ($3::timestamptz - interval '1 microsecond') at time zone $4,
                                    interval '1 {granularity}') day
), opened as (
    select case when t.created_at < $3 then date_trunc('{granularity}', t.created_at at time zone $4) end as day,
           count(*) as many
    {tickets} and t.created_at >= $2{where} group by 1
), solved as (
    select case when t.resolved_at < $3 then date_trunc('{granularity}', t.resolved_at at time zone $4) end as day,
           count(*) as many
    {tickets} and t.resolved_at >= $2{where} group by 1
), flow as (
    select day, coalesce(o.many, 0) as opened, coalesce(s.many, 0) as solved
    from days left join opened o using (day) left join solved s using (day)
), ending as (
    select (select count(*) {tickets} and t.open{where}) - coalesce((select many from opened where day is null), 0)
        + coalesce((select many from solved where day is null), 0) as backlog
)
select day::date as day, day at time zone $4 as period, opened::int, solved::int,
       ((select backlog from ending) - coalesce(sum(opened - solved)
           over (order by day desc rows between unbounded preceding and 1 preceding), 0))::int as backlog
from flow order by day
"""


async def fetch_flow(work: Work, span: Span) -> list[Record]:
    """Fetch a row for every day, week or month until now; raise TimeoutError when that takes too long."""
    values: list[Any] = [work.workspace, span.since, min(span.until, work.now), span.zone]
    where = conditions(span.filters, values)
    statement = _FLOW.format(granularity=span.granularity, tickets=tickets_from(), where=where)
    return await fetch_rows(work, statement, values)
