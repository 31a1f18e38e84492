"""The SQL of teams and their members."""

import datetime as dt
from collections.abc import Sequence

from parley.core.people.teams.model import Team
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "t.id, t.name,"
    " array(select m.agent_id from team_members m where m.workspace_id = t.workspace_id and m.team_id = t.id"
    " order by m.agent_id) as member_ids,"
    " t.version, t.created_at, t.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="teams t")


async def insert(connection: Connection, *, workspace: int, name: str, now: dt.datetime) -> int:
    """Add a team without members; return its id."""
    return await connection.fetchval(
        "insert into teams (workspace_id, name, created_at, updated_at) values ($1, $2, $3, $3) returning id",
        workspace, name, now,
    )  # fmt: skip


async def set_members(connection: Connection, *, workspace: int, team: int, members: Sequence[int]) -> None:
    """Make exactly these agents the team's members."""
    await connection.execute(
        "delete from team_members where workspace_id = $1 and team_id = $2 and agent_id <> all($3::bigint[])",
        workspace, team, list(members),
    )  # fmt: skip
    await connection.execute(
        "insert into team_members (workspace_id, team_id, agent_id)"
        " select $1, $2, n.id from unnest($3::bigint[]) as n (id) on conflict do nothing",
        workspace, team, list(members),
    )  # fmt: skip


async def find(connection: Connection, *, workspace: int, team: int, lock: bool = False) -> Team | None:
    """Find a team; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for no key update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from teams t where t.workspace_id = $1 and t.id = $2{ending}", workspace, team
    )
    return _team(row) if row else None


async def update(connection: Connection, *, workspace: int, team: Team, now: dt.datetime) -> Team:
    """Write the team's name as its next version."""
    row = await connection.fetchrow(
        "update teams t set name = $3, version = t.version + 1, updated_at = $4"
        f" where t.workspace_id = $1 and t.id = $2 returning {COLUMNS}",
        workspace, team.id, team.name, now,
    )  # fmt: skip
    return _team(row)


async def delete(connection: Connection, *, workspace: int, team: int) -> None:
    """Remove a team; its tickets and inboxes lose it."""
    await connection.execute("delete from teams where workspace_id = $1 and id = $2", workspace, team)


async def fetch(connection: Connection, search: Search, *, text: str | None) -> Found[Team]:
    """Page through the teams; `text` is a part of the name, whatever its case."""
    if text is not None:
        search.where("strpos(lower(t.name), lower(?)) > 0", text)
    return await LISTING.fetch(connection, search, _team)


def _team(row: Record | None) -> Team:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Team(*row[: len(Team.__struct_fields__)])
