"""Find and list tickets."""

from collections.abc import Sequence

import msgspec

from parley.core.tickets.model import AgentRef, CustomerRef, Ticket
from parley.core.tickets.store.rows import COLUMNS, JOINS, OPENING_COLUMNS, OPENING_JOIN, ticket_from_row
from parley.kit.db import Connection
from parley.kit.db.listing import Found, Listing, Search

ONE = (
    f"select {COLUMNS}, {OPENING_COLUMNS} from tickets t {JOINS} {OPENING_JOIN}"
    " where t.workspace_id = $1 and t.number = $2 and t.deleted_at is null"
)
LISTING = Listing(columns=COLUMNS, table="tickets t", joins=JOINS, row="number")
DESCRIBED = Listing(
    columns=f"{COLUMNS}, {OPENING_COLUMNS}", table="tickets t", joins=f"{JOINS} {OPENING_JOIN}", row="number"
)
# Conditions on a ticket `t` of the workspace $1.
TAGGED = "exists (select from ticket_tags x where x.workspace_id = $1 and x.ticket_number = t.number and x.tag_id = ?)"
IS_TAGGED = "exists (select from ticket_tags x where x.workspace_id = $1 and x.ticket_number = t.number)"
TAGGED_ANY = (
    "exists (select from ticket_tags x where x.workspace_id = $1 and x.ticket_number = t.number"
    " and x.tag_id = any(?::bigint[]))"
)
ASKED_IN = (
    "exists (select from ticket_threads h where h.workspace_id = $1 and h.ticket_number = t.number"
    " and h.kind = 'request' and h.channel_id = ?)"
)
# The index of values has no row of a ticket without any.
HAS_VALUE = "t.custom_fields <> '{}' and (t.custom_fields @> ?::jsonb or t.custom_fields @> ?::jsonb)"
# A condition on a ticket `t` of the workspace $1; its value, given twice, is the agent.
IS_UNREAD = (
    "exists (select from messages m where m.workspace_id = $1 and m.ticket_number = t.number and not m.draft"
    " and m.kind <> 'system' and not (m.author_kind = 'agent' and m.author_id = ?) and m.id > coalesce((select"
    " r.message_id from ticket_reads r where r.workspace_id = $1 and r.agent_id = ? and r.ticket_number = t.number),"
    " 0))"
)
# By two indexes: asked for in one condition, neither would be used.
CUSTOMERS = """
select c.id from customers c where c.workspace_id = $1 and lower(c.email) = any($2::text[])
union
select c.id from customers c where (c.workspace_id = $1) is true and c.emails && $2::text[]
"""


async def find(connection: Connection, *, workspace: int, number: int) -> Ticket | None:
    """Find a ticket with its description, unless it was deleted."""
    row = await connection.fetchrow(ONE, workspace, number)
    return ticket_from_row(row) if row else None


async def fetch(connection: Connection, search: Search, *, described: bool) -> Found[Ticket]:
    """Page through the tickets that are not deleted."""
    search.where("t.deleted_at is null")
    return await (DESCRIBED if described else LISTING).fetch(connection, search, ticket_from_row)


async def find_tags(connection: Connection, *, workspace: int, names: list[str]) -> list[int]:
    """Find the ids of tags by their names, whatever their case; unknown names are left out."""
    rows = await connection.fetch(
        "select g.id from tags g where g.workspace_id = $1"
        " and lower(g.name) in (select lower(n) from unnest($2::text[]) n)",
        workspace, names,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def find_customers(connection: Connection, *, workspace: int, emails: Sequence[str]) -> list[int]:
    """Find the ids of the customers to whom one of the addresses belongs, whatever its case."""
    keys = [email.strip().lower() for email in emails]
    return [row["id"] for row in await connection.fetch(CUSTOMERS, workspace, keys)]


class Unknown(msgspec.Struct, frozen=True):
    """Which of the named people and things do not exist in the workspace."""

    customer: bool
    assignee: bool
    team: bool
    company: bool


async def find_unknown(connection: Connection, *, workspace: int, ids: dict[str, int | None]) -> Unknown:
    """Say which ids, where given, are not of this workspace; an agent must be active to be assigned."""
    row = await connection.fetchrow(
        "select $2::bigint is not null and not exists (select from customers where workspace_id = $1 and id = $2"
        " and erased_at is null),"
        " $3::bigint is not null and not exists (select from agents where workspace_id = $1 and id = $3 and active),"
        " $4::bigint is not null and not exists (select from teams where workspace_id = $1 and id = $4),"
        " $5::bigint is not null and not exists (select from companies where workspace_id = $1 and id = $5)",
        workspace, ids.get("customer_id"), ids.get("assignee_id"), ids.get("team_id"), ids.get("company_id"),
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- a select without a table has one row
    return Unknown(*row)


async def find_own_email(connection: Connection, *, workspace: int, agent: int | None) -> tuple[str, str]:
    """Find the e-mail and name of an agent, or of the workspace's owner: whose customer record stands in."""
    row = await connection.fetchrow(
        "select a.email, a.name from workspaces w join agents a on a.workspace_id = w.workspace_id"
        " and a.id = coalesce($2, w.owner_id) where w.workspace_id = $1",
        workspace, agent,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- every workspace is born with its owner
    return row["email"], row["name"]


async def find_agent(connection: Connection, *, workspace: int, agent: int | None) -> AgentRef | None:
    """Find an agent to show as the assignee."""
    row = await connection.fetchrow(
        "select id, email, name from agents where workspace_id = $1 and id = $2", workspace, agent
    )
    return AgentRef(*row) if row else None


async def claim_customer(connection: Connection, *, workspace: int, customer: int) -> CustomerRef | None:
    """Find a customer, who cannot be erased until the transaction ends."""
    row = await connection.fetchrow(
        "select id, email, name, avatar_url from customers where workspace_id = $1 and id = $2 and erased_at is null"
        " for key share",
        workspace, customer,
    )  # fmt: skip
    return CustomerRef(*row) if row else None
