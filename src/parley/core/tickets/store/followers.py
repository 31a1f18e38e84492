"""The SQL of followers."""

from collections.abc import Sequence

from parley.core.tickets.model import AgentRef
from parley.core.work import Work


async def fetch(work: Work, number: int) -> list[AgentRef]:
    """List who follows a ticket, by name."""
    rows = await work.connection.fetch(
        "select a.id, a.email, a.name from followers f"
        " join agents a on a.workspace_id = f.workspace_id and a.id = f.agent_id"
        " where f.workspace_id = $1 and f.ticket_number = $2 order by a.name, a.id",
        work.workspace, number,
    )  # fmt: skip
    return [AgentRef(*row) for row in rows]


async def replace(work: Work, number: int, agents: Sequence[int]) -> None:
    """Make these the followers."""
    await work.connection.execute(
        "delete from followers where workspace_id = $1 and ticket_number = $2 and agent_id <> all($3::bigint[])",
        work.workspace, number, agents,
    )  # fmt: skip
    await work.connection.execute(
        "insert into followers (workspace_id, ticket_number, agent_id, created_at)"
        " select $1, $2, agent, $4 from unnest($3::bigint[]) agent on conflict do nothing",
        work.workspace, number, agents, work.now,
    )  # fmt: skip


async def find_unknown(work: Work, agents: Sequence[int]) -> list[int]:
    """Return those that are no active agents of the workspace."""
    rows = await work.connection.fetch(
        "select agent from unnest($2::bigint[]) agent where not exists"
        " (select from agents a where a.workspace_id = $1 and a.id = agent and a.active)",
        work.workspace, agents,
    )  # fmt: skip
    return [row["agent"] for row in rows]


async def add_from(work: Work, *, source: int, into: int) -> list[int]:
    """Have everybody who follows one ticket follow another too; return those who did not."""
    rows = await work.connection.fetch(
        "insert into followers (workspace_id, ticket_number, agent_id, created_at)"
        " select workspace_id, $3, agent_id, $4 from followers where workspace_id = $1 and ticket_number = $2"
        " on conflict do nothing returning agent_id",
        work.workspace, source, into, work.now,
    )  # fmt: skip
    return [row["agent_id"] for row in rows]


async def remove(work: Work, number: int, agents: Sequence[int]) -> None:
    """Have these agents follow the ticket no more."""
    await work.connection.execute(
        "delete from followers where workspace_id = $1 and ticket_number = $2 and agent_id = any($3::bigint[])",
        work.workspace, number, agents,
    )  # fmt: skip
