"""The SQL of links."""

from collections.abc import Sequence
from typing import Any

from parley.core.links.model import ExternalLink, TicketLink
from parley.core.work import Work

# Seen from the far side, a ticket is what its own category says it is.
RELATED = """
select l.ticket_number as owner, l.id, t.number, t.subject, l.role, l.created_at
from ticket_links l join tickets t on t.workspace_id = l.workspace_id and t.number = l.other_number
where l.workspace_id = $1 and l.ticket_number = any($2::bigint[]) and t.deleted_at is null
union all
select l.other_number, l.id, t.number, t.subject, coalesce(c.type, 'customer'), l.created_at
from ticket_links l join tickets t on t.workspace_id = l.workspace_id and t.number = l.ticket_number
left join categories c on c.workspace_id = t.workspace_id and c.id = t.category_id
where l.workspace_id = $1 and l.other_number = any($2::bigint[]) and t.deleted_at is null
order by 6, 2
"""


async def fetch_related(work: Work, numbers: Sequence[int]) -> dict[int, list[TicketLink]]:
    """List the tickets linked to each of many, from either side; one without links is left out."""
    found: dict[int, list[TicketLink]] = {}
    for owner, *link in await work.connection.fetch(RELATED, work.workspace, numbers):
        found.setdefault(owner, []).append(TicketLink(*link))
    return found


async def fetch_external(work: Work, numbers: Sequence[int]) -> dict[int, list[ExternalLink]]:
    """List the issues elsewhere of each of many tickets; one without is left out."""
    rows = await work.connection.fetch(
        "select ticket_number, id, type, key, url, title, details, created_at from external_links"
        " where workspace_id = $1 and ticket_number = any($2::bigint[]) order by created_at, id",
        work.workspace, numbers,
    )  # fmt: skip
    found: dict[int, list[ExternalLink]] = {}
    for owner, *link in rows:
        found.setdefault(owner, []).append(ExternalLink(*link))
    return found


async def is_linked(work: Work, one: int, other: int) -> bool:
    """Whether two tickets are linked, from either side."""
    return bool(
        await work.connection.fetchval(
            "select exists (select from ticket_links where workspace_id = $1"
            " and (ticket_number, other_number) in (($2, $3), ($3, $2)))",
            work.workspace, one, other,
        )
    )  # fmt: skip


async def insert_related(work: Work, *, number: int, other: int, role: str) -> int:
    """Add a link between two tickets; return its id."""
    return await work.connection.fetchval(
        "insert into ticket_links (workspace_id, ticket_number, other_number, role, created_at)"
        " values ($1, $2, $3, $4, $5) returning id",
        work.workspace, number, other, role, work.now,
    )  # fmt: skip


async def insert_external(work: Work, *, number: int, kind: str, key: str, rest: dict[str, Any]) -> int:
    """Add a link to an issue elsewhere; return its id."""
    return await work.connection.fetchval(
        "insert into external_links (workspace_id, ticket_number, type, key, url, title, details, created_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8) returning id",
        work.workspace, number, kind, key, rest["url"], rest["title"], rest["details"], work.now,
    )  # fmt: skip


async def delete_related(work: Work, *, number: int, link: int) -> int | None:
    """Remove a link between tickets, named from either side; return the other ticket."""
    return await work.connection.fetchval(
        "delete from ticket_links where workspace_id = $1 and id = $3 and (ticket_number = $2 or other_number = $2)"
        " returning case when ticket_number = $2 then other_number else ticket_number end",
        work.workspace, number, link,
    )  # fmt: skip


async def delete_external(work: Work, *, number: int, link: int) -> str | None:
    """Remove a link to an issue elsewhere; return what it led to."""
    return await work.connection.fetchval(
        "delete from external_links where workspace_id = $1 and ticket_number = $2 and id = $3"
        " returning type || ' ' || key",
        work.workspace, number, link,
    )  # fmt: skip
