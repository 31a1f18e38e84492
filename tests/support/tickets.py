"""Tickets by plain SQL, for tests that need them to exist and not to be made."""

import datetime as dt

from parley.kit.clock import utc_now
from tests.support.desks import Desk

TICKET = """
with asker as (
    insert into customers (workspace_id, email, name, tsv, created_at, updated_at)
    values ($1, $4, $4, search_vector($1, $4, replace(replace($4, '@', ' '), '.', ' ')), $5, $5)
    on conflict (workspace_id, lower(email)) do update set email = customers.email
    returning id
), ticket as (
    insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, inbox_id, source,
                         created_at, updated_at)
    select $1, next_ticket_number($1), $2, s.id, 2, true, asker.id, i.id, 'api', $5, $5
    from asker, statuses s, inboxes i
    where s.workspace_id = $1 and s.is_default and i.workspace_id = $1 and i.is_default
    returning number
), opening as (
    insert into messages (workspace_id, ticket_number, kind, author_kind, author_name, raw, html, body_text, format,
                          policy, tsv, created_at)
    select $1, number, 'opening', 'customer', $4, $3, $3, $3, 'text', 1, search_vector($1, $2, $3), $5 from ticket
)
select number from ticket
"""

MESSAGE = """
insert into messages (workspace_id, ticket_number, kind, author_kind, author_name, raw, html, body_text, format, policy,
                      tsv, created_at)
values ($1, $2, $3, 'agent', 'Olivia', $4, $4, $4, 'text', 1, search_vector($1, '', $4), $5) returning id
"""


async def insert_ticket(
    desk: Desk,
    subject: str,
    description: str = "",
    *,
    email: str = "ann@example.com",
    now: dt.datetime | None = None,
) -> int:
    """Insert a ticket with its opening message and return its number."""
    async with desk.look() as work:
        return await work.connection.fetchval(TICKET, desk.workspace.id, subject, description, email, now or utc_now())


async def insert_message(desk: Desk, number: int, text: str, *, kind: str = "reply") -> int:
    """Insert a message of a ticket and return its id."""
    async with desk.look() as work:
        return await work.connection.fetchval(MESSAGE, desk.workspace.id, number, kind, text, utc_now())


async def mark_deleted(desk: Desk, number: int) -> None:
    """Have a ticket be deleted since now."""
    async with desk.look() as work:
        await work.connection.execute(
            "update tickets set deleted_at = now() where workspace_id = $1 and number = $2", desk.workspace.id, number
        )
