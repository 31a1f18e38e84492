"""The SQL of what agents are recognised by, and of the setup."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from parley.core.actor import Role
from parley.core.seats.model import Credentials, Preferences, Steward, preferences_from
from parley.kit.db import Connection, Record

CREDENTIALS = """
select a.id, a.name, a.email, a.role, a.password_hash, a.preferences, t.secret, t.last_step
from agents a
left join totp t on t.workspace_id = a.workspace_id and t.agent_id = a.id and t.confirmed_at is not null
where a.workspace_id = $1 and a.active and
"""


async def find_credentials(connection: Connection, *, workspace: int, email: str) -> Credentials | None:
    """Find an active agent by its address, in any case."""
    row = await connection.fetchrow(f"{CREDENTIALS} lower(a.email) = lower($2)", workspace, email)
    return _credentials(row) if row else None


async def find_credentials_of(
    connection: Connection, *, workspace: int, agent: int, lock: bool = False
) -> Credentials | None:
    """Find an active agent; with `lock`, nobody else changes how it is recognised until the transaction ends."""
    ending = " for no key update of a" if lock else ""
    row = await connection.fetchrow(f"{CREDENTIALS} a.id = $2{ending}", workspace, agent)
    return _credentials(row) if row else None


async def get_credentials(connection: Connection, *, workspace: int, agent: int) -> Credentials:
    """Return those of an agent who is signed in."""
    found = await find_credentials_of(connection, workspace=workspace, agent=agent)
    assert found is not None  # noqa: S101 -- who is signed in is active
    return found


async def fetch_stewards(connection: Connection, *, workspace: int, roles: Sequence[Role], most: int) -> list[Steward]:
    """Fetch the active agents of these roles, owners first, then the oldest."""
    rows = await connection.fetch(
        "select a.email, a.name, a.preferences from agents a"
        " where a.workspace_id = $1 and a.active and a.role = any($2::text[])"
        " order by a.role <> 'owner', a.id limit $3",
        workspace, roles, most,
    )  # fmt: skip
    return [Steward(row["email"], row["name"], preferences_from(row["preferences"]).language) for row in rows]


async def set_password(connection: Connection, *, workspace: int, agent: int, hashed: str, now: dt.datetime) -> None:
    """Keep a new password's digest."""
    await connection.execute(
        "update agents set password_hash = $3, password_changed_at = $4 where workspace_id = $1 and id = $2",
        workspace, agent, hashed, now,
    )  # fmt: skip


async def refresh_password(connection: Connection, *, workspace: int, agent: int, old: str, new: str) -> None:
    """Keep another digest of the same password, unless it was changed meanwhile."""
    await connection.execute(
        "update agents set password_hash = $4 where workspace_id = $1 and id = $2 and password_hash = $3",
        workspace, agent, old, new,
    )  # fmt: skip


async def set_preferences(connection: Connection, *, workspace: int, agent: int, kept: dict[str, Any]) -> None:
    """Keep what an agent likes."""
    await connection.execute(
        "update agents set preferences = $3 where workspace_id = $1 and id = $2", workspace, agent, kept
    )


async def find_preferences(connection: Connection, *, workspace: int, agent: int) -> tuple[Preferences, bool, bool]:
    """Find what an agent likes, whether it has a password, and whether it has a second factor in force."""
    row = await connection.fetchrow(
        "select a.preferences, a.password_hash is not null, exists (select from totp t"
        " where t.workspace_id = a.workspace_id and t.agent_id = a.id and t.confirmed_at is not null)"
        " from agents a where a.workspace_id = $1 and a.id = $2",
        workspace, agent,
    )  # fmt: skip
    return (Preferences(), False, False) if row is None else (preferences_from(row[0]), row[1], row[2])


async def is_untouched(connection: Connection, *, workspace: int) -> bool:
    """Whether nobody has a password and nobody was ever signed in."""
    return not await connection.fetchval(
        "select exists (select from agents where workspace_id = $1"
        " and (password_hash is not null or last_signed_in_at is not null))",
        workspace,
    )


async def lock_workspace(connection: Connection, *, workspace: int) -> int | None:
    """Keep others from setting the workspace up until this transaction ends; return its owner's id."""
    return await connection.fetchval(
        "select owner_id from workspaces where workspace_id = $1 for no key update", workspace
    )


async def rename_agent(
    connection: Connection, *, workspace: int, agent: int, email: str, name: str, now: dt.datetime
) -> None:
    """Give an agent another address and name, as its next version."""
    await connection.execute(
        "update agents set email = $3, name = $4, version = version + 1, updated_at = $5"
        " where workspace_id = $1 and id = $2",
        workspace, agent, email, name, now,
    )  # fmt: skip


async def want_samples(connection: Connection, *, workspace: int, now: dt.datetime) -> None:
    """Have the sample data made, from now on."""
    await connection.execute("update workspaces set samples_due_at = $2 where workspace_id = $1", workspace, now)


def _credentials(row: Record) -> Credentials:
    return Credentials(
        agent=row["id"],
        name=row["name"],
        email=row["email"],
        role=Role(row["role"]),
        password_hash=row["password_hash"],
        language=preferences_from(row["preferences"]).language,
        totp=row["secret"],
        last_step=row["last_step"] or 0,
    )
