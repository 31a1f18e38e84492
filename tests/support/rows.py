"""Rows written and read beside the doors: a bare ticket, and the events that were recorded."""

from typing import Any

from tests.support.desks import Desk

TICKET = """
with customer as (
    insert into customers (workspace_id, email, created_at, updated_at)
    values ($1, 'cust' || $2::bigint || '@example.com', now(), now()) returning id
)
insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, inbox_id, category_id,
                     source, created_at, updated_at)
select $1, $2, 'Bare', $3, 2, true, customer.id, $4, $5, 'api', now(), now() from customer
"""


async def put_ticket(desk: Desk, *, status: str = "", inbox: str = "", category: str = "") -> None:
    """Write a ticket with the given wire ids, and the defaults where none is given."""
    chosen = [
        await _id(desk, path, given)
        for path, given in (("/statuses", status), ("/inboxes", inbox), ("/categories", category))
    ]
    async with desk.database.tenant(desk.workspace.id) as connection:
        number = await connection.fetchval("select next_ticket_number($1)", desk.workspace.id)
        await connection.execute(TICKET, desk.workspace.id, number, *chosen)


async def recorded(desk: Desk, kind: str) -> list[tuple[str, Any]]:
    """List the type and data of the events about one kind of thing, in their order."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        rows = await connection.fetch(
            "select type, data from events where workspace_id = $1 and subject_kind = $2 order by id",
            desk.workspace.id,
            kind,
        )
    return [(row["type"], row["data"]) for row in rows]


async def _id(desk: Desk, path: str, given: str) -> int:
    wire = given or next(each["id"] for each in (await desk.got(path))["data"] if each["is_default"])
    return int(wire.rsplit("_", 1)[1])
