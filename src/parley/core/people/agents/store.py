"""The SQL of agents."""

import datetime as dt
from collections.abc import Sequence

from parley.core.actor import Role
from parley.core.people.agents.model import Agent
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "a.id, a.email, a.name, a.role, a.avatar_url, a.slack_id, a.active,"
    " array(select m.team_id from team_members m where m.workspace_id = a.workspace_id and m.agent_id = a.id"
    " order by m.team_id) as team_ids,"
    " a.version, a.created_at, a.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="agents a")
ROLE = Agent.__struct_fields__.index("role")
OF_TEAM = (
    "exists (select 1 from team_members m where m.workspace_id = a.workspace_id and m.agent_id = a.id"
    " and m.team_id = ?)"
)


async def insert(
    connection: Connection,
    *,
    workspace: int,
    email: str,
    name: str,
    role: Role,
    slack_id: str | None,
    now: dt.datetime,
) -> Agent:
    """Add an agent."""
    row = await connection.fetchrow(
        "insert into agents as a (workspace_id, email, name, role, slack_id, created_at, updated_at)"
        f" values ($1, $2, $3, $4, $5, $6, $6) returning {COLUMNS}",
        workspace, email, name, role, slack_id, now,
    )  # fmt: skip
    return _agent(row)


async def find(connection: Connection, *, workspace: int, agent: int, lock: bool = False) -> Agent | None:
    """Find an agent; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for no key update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from agents a where a.workspace_id = $1 and a.id = $2{ending}", workspace, agent
    )
    return _agent(row) if row else None


async def lock_owners(connection: Connection, *, workspace: int) -> list[int]:
    """Return the ids of the active owners, oldest first; no other transaction can change them until this one ends.

    Whoever waited here sees what the one before left: the statement judges each row again once it has its lock.
    """
    rows = await connection.fetch(
        "select a.id from agents a where a.workspace_id = $1 and a.role = 'owner' and a.active"
        " order by a.id for no key update",
        workspace,
    )
    return [row["id"] for row in rows]


async def replace_owner(connection: Connection, *, workspace: int, before: int, after: int, now: dt.datetime) -> bool:
    """Have the workspace name another owner; False when it does not name the one before."""
    done = await connection.fetchval(
        "update workspaces set owner_id = $3, version = version + 1, updated_at = $4"
        " where workspace_id = $1 and owner_id = $2 returning 1",
        workspace, before, after, now,
    )  # fmt: skip
    return done is not None


async def update(connection: Connection, *, workspace: int, agent: Agent, now: dt.datetime) -> Agent:
    """Write the agent as its next version."""
    row = await connection.fetchrow(
        "update agents a set name = $3, role = $4, avatar_url = $5, slack_id = $6, active = $7,"
        f" version = a.version + 1, updated_at = $8 where a.workspace_id = $1 and a.id = $2 returning {COLUMNS}",
        workspace, agent.id, agent.name, agent.role, agent.avatar_url, agent.slack_id, agent.active, now,
    )  # fmt: skip
    return _agent(row)


async def fetch_by_slack(connection: Connection, *, workspace: int, ids: Sequence[str]) -> list[Agent]:
    """Fetch the agents who have one of these ids on Slack."""
    rows = await connection.fetch(
        f"select {COLUMNS} from agents a where a.workspace_id = $1 and a.slack_id = any($2::text[])",
        workspace, list(ids),
    )  # fmt: skip
    return [_agent(row) for row in rows]


async def find_unknown(
    connection: Connection, *, workspace: int, agents: Sequence[int], active: bool = False
) -> set[int]:
    """Return those of the ids that are no agent's; with `active`, those of agents who left too."""
    rows = await connection.fetch(
        "select a.id from agents a where a.workspace_id = $1 and a.id = any($2::bigint[]) and (a.active or not $3)",
        workspace, list(agents), active,
    )  # fmt: skip
    return set(agents) - {row["id"] for row in rows}


async def fetch(
    connection: Connection,
    search: Search,
    *,
    ids: Sequence[int] | None,
    role: Role | None,
    active: bool | None,
    text: str | None,
    team: int | None,
) -> Found[Agent]:
    """Page through the agents; `text` is a part of the name or the address, whatever its case."""
    if ids is not None:
        search.where("a.id = any(?::bigint[])", list(ids))
    if role is not None:
        search.where("a.role = ?", role)
    if active is not None:
        search.where("a.active = ?", active)
    if text is not None:
        search.where("(strpos(lower(a.name), lower(?)) > 0 or strpos(lower(a.email), lower(?)) > 0)", text, text)
    if team is not None:
        search.where(OF_TEAM, team)
    return await LISTING.fetch(connection, search, _agent)


def _agent(row: Record | None) -> Agent:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    values = [row[name] for name in Agent.__struct_fields__]
    values[ROLE] = Role(values[ROLE])
    return Agent(*values)
