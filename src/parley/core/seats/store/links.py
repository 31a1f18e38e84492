"""The SQL of one-time links."""

import datetime as dt

from parley.kit.db import Connection, Record


async def insert_link(
    connection: Connection,
    *,
    workspace: int,
    purpose: str,
    agent: int | None,
    invitation: int | None,
    secret_hash: bytes,
    now: dt.datetime,
    expires_at: dt.datetime,
) -> int:
    """Add a link and return its id."""
    return await connection.fetchval(
        "insert into one_time_links (workspace_id, purpose, agent_id, invitation_id, secret_hash, created_at,"
        " expires_at) values ($1, $2, $3, $4, $5, $6, $7) returning id",
        workspace, purpose, agent, invitation, secret_hash, now, expires_at,
    )  # fmt: skip


async def find_link(
    connection: Connection, *, workspace: int, link: int, now: dt.datetime, lock: bool
) -> Record | None:
    """Find a link that is neither used nor expired, and whose agent, if it has one, is active.

    Whoever waited for its lock sees what the one before left: the statement judges the row again.
    """
    ending = " for update of l" if lock else ""
    return await connection.fetchrow(
        "select l.secret_hash, l.purpose, l.agent_id, l.invitation_id from one_time_links l"
        " where l.workspace_id = $1 and l.id = $2 and l.used_at is null and l.expires_at > $3"
        " and (l.agent_id is null or exists (select from agents a where a.workspace_id = l.workspace_id"
        f" and a.id = l.agent_id and a.active)){ending}",
        workspace, link, now,
    )  # fmt: skip


async def spend_link(connection: Connection, *, workspace: int, link: int, now: dt.datetime) -> None:
    """Mark a link used."""
    await connection.execute(
        "update one_time_links set used_at = $3 where workspace_id = $1 and id = $2", workspace, link, now
    )


async def void_links(connection: Connection, *, workspace: int, agent: int, now: dt.datetime) -> None:
    """Mark every link of an agent used."""
    await connection.execute(
        "update one_time_links set used_at = $3 where workspace_id = $1 and agent_id = $2 and used_at is null",
        workspace, agent, now,
    )  # fmt: skip


async def drop_expired(connection: Connection, before: dt.datetime) -> None:
    """Remove links and invitations of every workspace; needs a system connection."""
    await connection.execute("delete from one_time_links where expires_at < $1", before)
    await connection.execute("delete from invitations where expires_at < $1", before)
