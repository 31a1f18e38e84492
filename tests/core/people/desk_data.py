"""What tests of people need around them: a ticket, and the events that were recorded."""

import itertools
from typing import Any

from tests.support.desks import Desk

NUMBERS = itertools.count(1)

TICKET = """
insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, company_id, team_id,
                     inbox_id, source, created_at, updated_at, deleted_at)
select $1, $2, 'Help', s.id, 2, true, $3, $4, $5, i.id, 'api', now(), now(), case when $6 then now() end
from statuses s, inboxes i
where s.workspace_id = $1 and s.is_default and i.workspace_id = $1 and i.is_default
"""


def number_of(wire: dict[str, Any]) -> int:
    """Return the integer in an object's id."""
    return int(wire["id"].rpartition("_")[2])


async def plant_ticket(
    desk: Desk, customer: int, *, company: int | None = None, team: int | None = None, deleted: bool = False
) -> int:
    """Put a ticket into the desk; return its number."""
    number = next(NUMBERS)
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(TICKET, desk.workspace.id, number, customer, company, team, deleted)
    return number


async def ticket_column(desk: Desk, number: int, column: str) -> Any:
    """Return one column of a ticket."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        return await connection.fetchval(
            f"select {column} from tickets where workspace_id = $1 and number = $2", desk.workspace.id, number
        )


async def events_of(desk: Desk, kind: str) -> list[tuple[str, dict[str, Any], dict[str, Any] | None]]:
    """Return type, data and personal data of the events about one sort of subject, in their order."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        rows = await connection.fetch(
            "select type, data, personal from events where workspace_id = $1 and subject_kind = $2 order by id",
            desk.workspace.id,
            kind,
        )
    return [(row["type"], row["data"], row["personal"]) for row in rows]
