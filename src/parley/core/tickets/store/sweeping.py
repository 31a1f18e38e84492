"""The SQL of the sweeps: whose time has come, in all workspaces, and what goes with a purged ticket."""

import datetime as dt

from parley.core.work import Work
from parley.kit.db import Connection

# Whoever finds the row taken leaves it to the one who took it.
CLAIM = "select 1 from tickets where workspace_id = $1 and number = $2 and {} for update skip locked"


async def list_due(connection: Connection, *, now: dt.datetime, limit: int) -> list[tuple[int, int]]:
    """List workspace and number of tickets that have slept until now; needs a system connection."""
    rows = await connection.fetch(
        "select workspace_id, number from tickets where snoozed_until <= $1 and deleted_at is null"
        " order by snoozed_until limit $2",
        now, limit,
    )  # fmt: skip
    return [(row["workspace_id"], row["number"]) for row in rows]


async def list_dead(connection: Connection, *, before: dt.datetime, limit: int) -> list[tuple[int, int]]:
    """List workspace and number of tickets that were deleted before a moment; needs a system connection."""
    rows = await connection.fetch(
        "select workspace_id, number from tickets where deleted_at < $1 order by deleted_at limit $2", before, limit
    )
    return [(row["workspace_id"], row["number"]) for row in rows]


async def claim_due(work: Work, number: int) -> bool:
    """Hold a ticket that still sleeps and should not; False when somebody else has it or has woken it."""
    statement = CLAIM.format("snoozed_until <= $3 and deleted_at is null")
    return await work.connection.fetchval(statement, work.workspace, number, work.now) is not None


async def claim_dead(work: Work, number: int, *, before: dt.datetime) -> bool:
    """Hold a ticket that is still deleted; False when somebody else has it or has restored it."""
    statement = CLAIM.format("deleted_at < $3")
    return await work.connection.fetchval(statement, work.workspace, number, before) is not None


async def delete(work: Work, number: int) -> list[str]:
    """Remove a ticket with its messages, tags, followers, links and files; return the keys of the files."""
    rows = await work.connection.fetch(
        "delete from files f where f.workspace_id = $1 and (f.ticket_number = $2 or f.message_id in"
        " (select m.id from messages m where m.workspace_id = $1 and m.ticket_number = $2)) returning f.key",
        work.workspace, number,
    )  # fmt: skip
    await work.connection.execute(
        "update tickets set merged_into = null where workspace_id = $1 and merged_into = $2", work.workspace, number
    )
    await work.connection.execute("delete from tickets where workspace_id = $1 and number = $2", work.workspace, number)
    return [row["key"] for row in rows]
