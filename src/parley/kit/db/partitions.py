"""The days in which rows are kept: partitions by `created_at`, made ahead, dropped when they are past.

A parent table `x` has a partition `x_20260115` for each day in UTC, made by the database's own `make_partition`, and
`x_rest` for whatever finds none. Partitions of other names and lengths are kept and dropped alike, by their bounds.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from parley.kit.db.database import Connection, Database

AHEAD = 7
PATIENCE = "500ms"
"""How long a change of the days may wait for those who use the table: behind it everybody else waits too. It is shorter
than what PostgreSQL takes to look for a deadlock, so where there is one it is this that gives way.
"""

BOUNDS = """
select c.oid::regclass::text as name,
       coalesce(substring(bound from $$FROM \\('([^']+)'\\)$$)::timestamptz, '-infinity') as low,
       substring(bound from $$TO \\('([^']+)'\\)$$)::timestamptz as high
from pg_inherits i
join pg_class c on c.oid = i.inhrelid
cross join lateral pg_get_expr(c.relpartbound, c.oid) as bound
where i.inhparent = $1::text::regclass
"""
MISSING = f"""
select day from unnest($2::date[]) as day
where not exists (select from ({BOUNDS}) b where b.low <= day::timestamptz and day::timestamptz < b.high)
order by day
"""
PAST = f"select name from ({BOUNDS}) b where high <= $2::date order by high"


async def keep_partitions(
    database: Database, tables: Sequence[str], *, kept: dt.timedelta, now: dt.datetime, ahead: int = AHEAD
) -> None:
    """There is a partition of each table for each of the next days; rows of whole days before `now - kept` are gone.

    Raises Contended where a table was in use for too long; what is left undone, a later call does.
    """
    days = [now.date() + dt.timedelta(days=days) for days in range(1, ahead + 1)]
    for table in tables:
        async with database.system() as connection:
            for row in await connection.fetch(MISSING, table, days):
                await _alone(connection, "select make_partition($1, $2)", table, row["day"])
            before = (now - kept).date()
            for row in await connection.fetch(PAST, table, before):
                await _alone(connection, f"drop table {row['name']}")
            await connection.execute(f"delete from {table}_rest where created_at < $1::date", before)


async def _alone(connection: Connection, statement: str, *arguments: Any) -> None:
    async with connection.transaction():
        await connection.execute(f"set local lock_timeout = '{PATIENCE}'")
        await connection.execute(statement, *arguments)
