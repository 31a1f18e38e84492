"""The SQL of what was written, as it was written."""

from parley.core.tickets.model import Original
from parley.core.tickets.store.messages import ALIVE, COLUMNS, message_from_row
from parley.kit.db import Connection

# The event that told of it says by which door it came; it stands at the ticket of then.
ORIGINAL = f"""
select {COLUMNS}, m.raw, m.format, (
    select e.origin from events e
    where e.workspace_id = m.workspace_id and e.ticket_number = m.ticket_number
      and ((m.kind = 'opening' and e.type = 'ticket.created')
        or (e.type = 'message.added' and e.subject_kind = 'message' and e.subject_id = m.id))
    order by e.sequence limit 1
) as origin
from messages m
where m.workspace_id = $1 and not m.draft and {ALIVE} and """


async def find(connection: Connection, *, workspace: int, message: int) -> Original | None:
    """Find what was written as a message of a ticket that is not deleted; a description is none."""
    return await _find(connection, "m.id = $2 and m.kind <> 'opening'", workspace, message)


async def find_opening(connection: Connection, *, workspace: int, ticket: int) -> Original | None:
    """Find what was written when a ticket was opened, unless it is deleted."""
    return await _find(connection, "m.ticket_number = $2 and m.kind = 'opening'", workspace, ticket)


async def _find(connection: Connection, condition: str, workspace: int, wanted: int) -> Original | None:
    row = await connection.fetchrow(ORIGINAL + condition, workspace, wanted)
    return Original(message_from_row(row), row["raw"], row["format"], row["origin"]) if row else None
