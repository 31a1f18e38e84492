"""The SQL of public pages."""

import msgspec

from parley.core.work import Work
from parley.kit.db import Connection


class SharedTicket(msgspec.Struct, frozen=True):
    """What the page of a ticket opens, and for whom."""

    page: int
    replies: bool
    customer: int
    name: str
    blocked: bool


async def set_page(work: Work, number: int, page: int | None, *, replies: bool) -> None:
    """Give a locked ticket another page, or none; its next version is the caller's to write."""
    await work.connection.execute(
        "update tickets set public_page = $3, public_replies = $4 where workspace_id = $1 and number = $2",
        work.workspace, number, page, replies,
    )  # fmt: skip


async def find_workspace(connection: Connection, slug: str) -> int | None:
    """Find the workspace of an address; needs a system connection."""
    return await connection.fetchval("select workspace_id from workspaces where slug = $1", slug)


async def find_page(connection: Connection, *, workspace: int, number: int) -> SharedTicket | None:
    """Find the page of a ticket, unless it has none, was deleted, or is of a customer who was erased."""
    row = await connection.fetchrow(
        "select t.public_page, t.public_replies, c.id, coalesce(c.name, c.email, ''), c.blocked from tickets t"
        " join customers c on c.workspace_id = t.workspace_id and c.id = t.customer_id and c.erased_at is null"
        " where t.workspace_id = $1 and t.number = $2 and t.deleted_at is null and t.public_page is not null",
        workspace, number,
    )  # fmt: skip
    return SharedTicket(*row) if row else None
