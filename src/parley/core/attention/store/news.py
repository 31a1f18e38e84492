"""The SQL of what customers have seen of their tickets."""

import datetime as dt
from collections.abc import Sequence

from parley.core.work import Work

ANSWERS = "m.workspace_id = $1 and m.ticket_number = t.number and m.kind = 'reply' and not m.draft"
OWN = "(m.author_kind = 'customer' and m.author_id is not distinct from $2)"
UNSEEN = f"""
left join customer_reads r on r.workspace_id = $1 and r.customer_id = $2 and r.ticket_number = t.number
cross join lateral (
    select max(m.id) filter (where not {OWN}) as told, max(m.id) filter (where {OWN}) as said
    from messages m where {ANSWERS} and m.created_at > $3
) l
where l.told > greatest(l.said, r.message_id, 0)
"""
AMONG = f"select t.number from unnest($4::bigint[]) t(number) {UNSEEN}"
# Every answer changes its ticket: what has not changed since has nothing new.
COUNT = f"""
select count(*) from (
    select from tickets t {UNSEEN}
    and t.workspace_id = $1 and t.customer_id = $2 and t.deleted_at is null and t.updated_at > $3 limit $4
) unseen
"""
SEE = f"""
insert into customer_reads as r (workspace_id, customer_id, ticket_number, message_id)
select $1, $2, t.number, coalesce((select max(m.id) from messages m where {ANSWERS} and m.id <= $4), 0)
from tickets t where t.workspace_id = $1 and t.number = $3 and t.customer_id = $2 and t.deleted_at is null
on conflict (workspace_id, customer_id, ticket_number) do update
set message_id = greatest(r.message_id, excluded.message_id)
returning 1
"""


async def unseen_among(work: Work, numbers: Sequence[int], *, since: dt.datetime) -> set[int]:
    """Find which of these tickets have an answer since a moment that the actor has not seen."""
    rows = await work.connection.fetch(AMONG, work.workspace, work.actor.id, since, list(numbers))
    return {row["number"] for row in rows}


async def count_unseen(work: Work, *, since: dt.datetime, most: int) -> int:
    """Count the actor's tickets that have an answer since a moment which it has not seen."""
    return await work.connection.fetchval(COUNT, work.workspace, work.actor.id, since, most)


async def see(work: Work, ticket: int, up_to: int) -> bool:
    """Note up to which message the actor has seen a ticket of its own; returns whether that is one."""
    return bool(await work.connection.fetchval(SEE, work.workspace, work.actor.id, ticket, up_to))
