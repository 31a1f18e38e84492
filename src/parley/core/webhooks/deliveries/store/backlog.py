"""Counts of what is pending. Each stops at a number of rows: a backlog is not made worse by measuring it."""

import datetime as dt

from parley.core.webhooks.deliveries.store.leases import WAITING
from parley.kit.db import Connection

PENDING = f"""
with recursive {WAITING}
select state, count(*) as amount from (
    select case when k.status <> 'active' and d.kind <> 'test' then 'held' when d.next_attempt_at <= $1 then 'due'
                when d.leased_until > $1 then 'sending' else 'retrying' end as state
    from waiting w
    join webhook_deliveries d on d.webhook_id = w.webhook_id and d.status = 'pending'
    join webhooks k on k.workspace_id = d.workspace_id and k.id = d.webhook_id
    limit $2
) counted group by state
"""
TROUBLED = """
select count(*) filter (where status = 'active') as failing, count(*) filter (where status = 'suspended') as suspended
from (select status from webhooks where status = 'suspended' or (status = 'active' and failures > 0) limit $1) troubled
"""


async def count_pending(connection: Connection, now: dt.datetime, most: int) -> dict[str, int]:
    """Count the deliveries of each state."""
    rows = await connection.fetch(PENDING, now, most)
    return {row["state"]: row["amount"] for row in rows}


async def count_troubled(connection: Connection, most: int) -> tuple[int, int]:
    """Count the endpoints that are called and fail, and those that are suspended."""
    row = await connection.fetchrow(TROUBLED, most)
    assert row is not None  # noqa: S101 -- a count has its row
    return row["failing"], row["suspended"]
