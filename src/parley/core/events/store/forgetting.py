"""The SQL that forgets events: from the oldest on, in the order of the feed, never past one that is still needed."""

import datetime as dt

from parley.kit.db import Connection

# `lateral` with its limit asks the index for the first event of each workspace.
OUTLIVED = """
select w.workspace_id from workspaces w
cross join lateral (
    select e.created_at from events e where e.workspace_id = w.workspace_id order by e.epoch, e.xid, e.id limit 1
) oldest
where oldest.created_at < $1
order by 1
"""

# What the dispatcher has not handed on is not looked at. The first event that is younger, or that a delivery has yet to
# be written from, keeps all behind it: what is left is one whole stretch of the feed.
FORGET = """
with oldest as (
    select e.epoch, e.xid, e.id, e.created_at from events e
    join dispatch_cursors c on c.workspace_id = e.workspace_id
    where e.workspace_id = $1 and (e.epoch, e.xid, e.id) <= (c.epoch, c.xid, c.event_id)
    order by e.epoch, e.xid, e.id limit $3
), judged as (
    select *, bool_or(created_at >= $2 or id in (
        select d.event_id from webhook_deliveries d where d.workspace_id = $1 and d.status = 'pending'
    )) over (order by epoch, xid, id) as is_kept
    from oldest
), gone as (
    delete from events e using judged j where e.workspace_id = $1 and e.id = j.id and not j.is_kept returning e.id
)
insert into event_horizons as h (workspace_id, epoch, xid, event_id, happened_at, forgotten)
select $1, epoch, xid, id, created_at, (select count(*) from gone)
from judged where not is_kept order by epoch desc, xid desc, id desc limit 1
on conflict (workspace_id) do update
set epoch = excluded.epoch, xid = excluded.xid, event_id = excluded.event_id, happened_at = excluded.happened_at,
    forgotten = h.forgotten + excluded.forgotten
where (h.epoch, h.xid, h.event_id) < (excluded.epoch, excluded.xid, excluded.event_id)
returning (select count(*) from gone)
"""


async def list_outlived(connection: Connection, before: dt.datetime) -> list[int]:
    """List the workspaces whose first event happened before a moment."""
    return [row["workspace_id"] for row in await connection.fetch(OUTLIVED, before)]


async def forget(connection: Connection, *, workspace: int, before: dt.datetime, most: int) -> int:
    """Delete so many of a workspace's oldest events at most, and note up to where; return how many they were."""
    return await connection.fetchval(FORGET, workspace, before, most) or 0
