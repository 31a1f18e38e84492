"""The SQL of what agents read, and of who is where."""

import datetime as dt
from collections.abc import Sequence

from parley.core.actor import ActorKind
from parley.core.attention.model import Glance, LastMessage, Place, Presence, Seen, State
from parley.core.tickets import AgentRef, MessageKind
from parley.core.work import Work
from parley.kit.db import Connection, Record

PREVIEW = 160
SAID = "m.workspace_id = $1 and m.ticket_number = {} and not m.draft and m.kind <> 'system'"
# By others: what an agent said itself was never unread to it.
BY_OTHERS = "not (m.author_kind = 'agent' and m.author_id = $2)"

# The newest message of each ticket is the first of an index; so is the newest of another's, but for one's own runs.
GLANCES = f"""
select n.number, l.*, r.message_id as read_up_to, $2::bigint is not null and exists (
    select from messages m where {SAID.format("n.number")} and {BY_OTHERS}
    and m.id > coalesce(r.message_id, 0)) as unread
from unnest($3::bigint[]) n(number)
left join ticket_reads r on r.workspace_id = $1 and r.agent_id = $2 and r.ticket_number = n.number
left join lateral (
    select m.id, m.kind, m.author_kind, m.author_name, left(m.body_text, {PREVIEW}) as preview, m.created_at
    from messages m where {SAID.format("n.number")} order by m.created_at desc, m.id desc limit 1
) l on true
"""
READ = f"""
insert into ticket_reads as r (workspace_id, agent_id, ticket_number, message_id, read_at)
select $1, $2, n.number, coalesce((select max(m.id) from messages m where {SAID.format("n.number")}), 0), $4
from unnest($3::bigint[]) n(number) order by n.number
on conflict (workspace_id, agent_id, ticket_number) do update
set message_id = greatest(r.message_id, excluded.message_id), read_at = excluded.read_at
"""
UNREAD = f"""
update ticket_reads r set message_id = coalesce((
    select max(m.id) - 1 from messages m where {SAID.format("r.ticket_number")} and {BY_OTHERS}), r.message_id)
where r.workspace_id = $1 and r.agent_id = $2 and r.ticket_number = any($3::bigint[])
"""
COME = """
insert into presences as p (workspace_id, ticket_number, agent_id, state, seen_at) values ($1, $2, $3, $4, $5)
on conflict (workspace_id, ticket_number, agent_id) do update set state = excluded.state, seen_at = excluded.seen_at
"""
OTHERS = """
select a.id, a.email, a.name, p.state, p.seen_at from presences p
join agents a on a.workspace_id = p.workspace_id and a.id = p.agent_id
where p.workspace_id = $1 and p.ticket_number = $2 and p.seen_at > $3 and p.agent_id is distinct from $4
order by a.name, a.id
"""
EVERYBODY = """
select p.workspace_id, p.ticket_number, a.id, a.email, a.name, p.state from presences p
join agents a on a.workspace_id = p.workspace_id and a.id = p.agent_id
where p.workspace_id = any($1::bigint[]) and p.seen_at > $2
"""


async def glances(work: Work, numbers: Sequence[int]) -> dict[int, Glance]:
    """Look at the conversations of tickets."""
    rows = await work.connection.fetch(GLANCES, work.workspace, work.actor.agent_id, list(numbers))
    return {row["number"]: Glance(_last(row), row["unread"]) for row in rows}


async def read(work: Work, tickets: Sequence[int]) -> None:
    """Note that the actor has read up to the newest message of each."""
    await work.connection.execute(READ, work.workspace, work.actor.agent_id, tickets, work.now)


async def unread(work: Work, tickets: Sequence[int]) -> None:
    """Note that the actor has read up to the newest message of another, but not that, of each."""
    await work.connection.execute(UNREAD, work.workspace, work.actor.agent_id, tickets)


async def come(work: Work, ticket: int, state: State) -> None:
    """Note that the actor is there."""
    await work.connection.execute(COME, work.workspace, ticket, work.actor.agent_id, state, work.now)


async def leave(work: Work, ticket: int) -> None:
    """Note that the actor is there no more."""
    await work.connection.execute(
        "delete from presences where workspace_id = $1 and ticket_number = $2 and agent_id = $3",
        work.workspace, ticket, work.actor.agent_id,
    )  # fmt: skip


async def others(work: Work, ticket: int, *, since: dt.datetime) -> list[Presence]:
    """List who else gave a sign of life since a moment."""
    rows = await work.connection.fetch(OTHERS, work.workspace, ticket, since, work.actor.agent_id)
    return [Presence(AgentRef(row["id"], row["email"], row["name"]), row["state"], row["seen_at"]) for row in rows]


async def everybody(
    connection: Connection, workspaces: Sequence[int], *, since: dt.datetime
) -> dict[int, dict[Place, Seen]]:
    """Find who gave a sign of life at any ticket of these workspaces since a moment."""
    found: dict[int, dict[Place, Seen]] = {}
    for row in await connection.fetch(EVERYBODY, list(workspaces), since):
        seen = Seen(row["ticket_number"], AgentRef(row["id"], row["email"], row["name"]), row["state"])
        found.setdefault(row["workspace_id"], {})[seen.place] = seen
    return found


async def forget_absent(connection: Connection, before: dt.datetime) -> None:
    """Forget those, of all workspaces, who gave no sign of life since a moment."""
    await connection.execute("delete from presences where seen_at < $1", before)


def _last(row: Record) -> LastMessage | None:
    if row["id"] is None:
        return None
    return LastMessage(
        id=row["id"],
        kind=MessageKind(row["kind"]),
        author_kind=ActorKind(row["author_kind"]),
        author_name=row["author_name"],
        preview=row["preview"],
        created_at=row["created_at"],
    )
