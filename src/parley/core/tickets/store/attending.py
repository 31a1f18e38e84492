"""The SQL of tickets that nobody attends to: open, awake, without a first response for longer than the inbox allows."""

import datetime as dt

import msgspec

from parley.core.work import Work
from parley.kit.db import Connection

LATE = """
t.open and t.first_response_at is null and t.unattended_at is null and t.snoozed_until is null
    and t.deleted_at is null and t.created_at <= {}::timestamptz - make_interval(mins => i.unattended_after)
"""
LIST = f"""
select t.workspace_id, t.number from inboxes i
join tickets t on t.workspace_id = i.workspace_id and t.inbox_id = i.id
where i.unattended_after is not null and {LATE.format("$1")}
limit $2
"""
# Whoever finds the row taken leaves it to the one who took it: perhaps it is being answered.
MARK = f"""
with late as (
    select t.number, t.inbox_id, i.unattended_after from tickets t
    join inboxes i on i.workspace_id = t.workspace_id and i.id = t.inbox_id
    where t.workspace_id = $1 and t.number = $2 and {LATE.format("$3")}
    for update of t skip locked
)
update tickets set unattended_at = $3 from late
where tickets.workspace_id = $1 and tickets.number = late.number returning late.inbox_id, late.unattended_after
"""


class Late(msgspec.Struct, frozen=True):
    """Where the ticket is, and how many minutes it might have waited there."""

    inbox: int
    minutes: int


async def list_unattended(connection: Connection, *, now: dt.datetime, limit: int) -> list[tuple[int, int]]:
    """List workspace and number of tickets to be told of; needs a system connection."""
    return [(row["workspace_id"], row["number"]) for row in await connection.fetch(LIST, now, limit)]


async def mark_unattended(work: Work, number: int) -> Late | None:
    """Have it stand at the ticket that it was told of; None when it is attended to, told of already, or held."""
    row = await work.connection.fetchrow(MARK, work.workspace, number, work.now)
    return Late(*row) if row else None
