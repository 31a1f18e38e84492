"""The SQL of the dispatcher: who has news, how far each workspace was read, and that it was read further.

A position is (epoch, transaction, event). What transactions that still run may come before is no news yet, unless it is
of an epoch that has ended: those transactions are of another cluster.
"""

import datetime as dt

from parley.core.dispatch.model import News
from parley.core.work import Work
from parley.kit.db import Connection

# With the snapshot of the last look the events are not asked at all: no transaction has begun or ended since.
NEWS = """
select pg_current_snapshot()::text as snapshot, array(
    select w.workspace_id from workspaces w
    left join dispatch_cursors c on c.workspace_id = w.workspace_id
    where pg_current_snapshot()::text <> $1 and exists (
        select from events e where e.workspace_id = w.workspace_id
        and (e.epoch, e.xid, e.id) > (coalesce(c.epoch, 0), coalesce(c.xid, '0'::xid8), coalesce(c.event_id, 0))
        and (e.xid < pg_snapshot_xmin(pg_current_snapshot()) or e.epoch < current_epoch())
    )
    order by c.updated_at nulls first
) as workspaces
"""
BEGIN = """
insert into dispatch_cursors (workspace_id, epoch, xid, event_id, updated_at)
values ($1, 0, '0', 0, $2) on conflict (workspace_id) do nothing
"""
TAKE = """
select epoch, xid::text::bigint as xid, event_id from dispatch_cursors
where workspace_id = $1 for update skip locked
"""
MOVE = """
update dispatch_cursors set epoch = $2, xid = $3::text::xid8, event_id = $4, updated_at = $5 where workspace_id = $1
"""
LAG = """
select coalesce(extract(epoch from $1 - min(e.created_at)), 0)::float
from workspaces w
left join dispatch_cursors c on c.workspace_id = w.workspace_id
cross join lateral (
    select created_at from events e where e.workspace_id = w.workspace_id
    and (e.epoch, e.xid, e.id) > (coalesce(c.epoch, 0), coalesce(c.xid, '0'::xid8), coalesce(c.event_id, 0))
    order by e.epoch, e.xid, e.id limit 1
) e
"""


async def find_news(connection: Connection, seen: str) -> News:
    """Find the workspaces with news, those that waited longest first; none if nothing happened since `seen`."""
    row = await connection.fetchrow(NEWS, seen)
    assert row is not None  # noqa: S101 -- the statement has one row
    return News(row["snapshot"], row["workspaces"])


async def begin(connection: Connection, workspace: int, now: dt.datetime) -> None:
    """Have the workspace read from its first event, unless it has a place already."""
    await connection.execute(BEGIN, workspace, now)


async def take(work: Work) -> tuple[int, int, int] | None:
    """Return how far the workspace was read and keep it until the transaction ends; None while another has it."""
    row = await work.connection.fetchrow(TAKE, work.workspace)
    return (row["epoch"], row["xid"], row["event_id"]) if row else None


async def move(work: Work, position: tuple[int, int, int]) -> None:
    """Note how far the workspace was read."""
    epoch, xid, last = position
    await work.connection.execute(MOVE, work.workspace, epoch, str(xid), last, work.now)


async def lag(connection: Connection, now: dt.datetime) -> float:
    """Return how many seconds ago the oldest event happened that was not handed on; 0 when there is none."""
    return await connection.fetchval(LAG, now)
