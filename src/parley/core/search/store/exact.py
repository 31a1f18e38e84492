"""The SQL of what is called by its name: a ticket's number, a customer's address."""

from parley.core.search.model import EXACT, Hit
from parley.core.search.store.shapes import hit_from, plain
from parley.kit.db import Connection

# The beginning of the description stands as the snippet.
_SHOWN = f"""
select 'ticket', t.number, t.number, t.subject, {plain("coalesce(left(m.body_text, 200), '')")}, {EXACT}, t.created_at
"""
_OPENING = "left join messages m on m.workspace_id = $1 and m.ticket_number = t.number and m.kind = 'opening'"
_TICKET = f"""
{_SHOWN} from tickets t {_OPENING}
where t.workspace_id = $1 and t.number = $2 and t.deleted_at is null
"""
# Customer by customer: asked for all at once, the planner walked the newest tickets of everybody.
_TICKETS_OF = f"""
{_SHOWN} from unnest($2::bigint[]) as wanted (id) cross join lateral (
    select number, subject, created_at from tickets
    where workspace_id = $1 and customer_id = wanted.id and deleted_at is null
    order by created_at desc, number desc limit $3) t {_OPENING}
order by t.created_at desc, t.number desc limit $3
"""

_CUSTOMERS = f"""
select 'customer', c.id, null::bigint, coalesce(c.name, c.email, ''), {plain("concat_ws(' ', c.email, c.phone)")},
       {EXACT}, c.created_at
from customers c
where c.workspace_id = $1 and c.id = any(array(
    select x.id from customers x where x.workspace_id = $1 and lower(x.email) = $2
    union all select x.id from customers x where (x.workspace_id = $1) is true and x.emails @> array[$2]))
order by c.id limit $3
"""


async def has_ticket(connection: Connection, *, workspace: int, number: int) -> bool:
    """Whether the ticket exists and is not deleted."""
    return await connection.fetchval(
        "select exists (select from tickets where workspace_id = $1 and number = $2 and deleted_at is null)",
        workspace, number,
    )  # fmt: skip


async def find_by_number(connection: Connection, *, workspace: int, number: int) -> list[Hit]:
    """Find the ticket of that number, as one hit or none."""
    return [hit_from(row) for row in await connection.fetch(_TICKET, workspace, number)]


async def find_by_email(connection: Connection, *, workspace: int, email: str, limit: int) -> list[Hit]:
    """Find the customers with that address, and behind them their newest tickets."""
    customers = [hit_from(row) for row in await connection.fetch(_CUSTOMERS, workspace, email, limit)]
    if not customers:
        return []
    rows = await connection.fetch(
        _TICKETS_OF, workspace, [hit.id for hit in customers], limit,
    )  # fmt: skip
    return [*customers, *(hit_from(row) for row in rows)]
