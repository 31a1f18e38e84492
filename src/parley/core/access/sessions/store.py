"""The SQL of sessions."""

import datetime as dt

from parley.core.access.sessions.model import IDLE, Method, Session, SessionText, Visitor
from parley.core.actor import Actor, ActorKind, Role
from parley.kit.db import Connection, Record

COLUMNS = "s.id, s.agent_id, s.method, s.remembered, s.browser, s.address, s.created_at, s.last_used_at, s.expires_at"
USED_EVERY = dt.timedelta(minutes=1)
AUTHENTICATE = """
select s.secret_hash, s.last_used_at, a.id, a.name, a.role
from sessions s join agents a on a.workspace_id = s.workspace_id and a.id = s.agent_id and a.active
where s.workspace_id = $1 and s.id = $2 and s.expires_at > $3 and s.last_used_at > $4
"""


async def find_credentials(
    connection: Connection, text: SessionText, *, now: dt.datetime
) -> tuple[bytes, Actor, bool] | None:
    """Find a live session's digest, its actor, and whether its use should be noted: once a minute at most."""
    row = await connection.fetchrow(AUTHENTICATE, text.workspace, text.id, now, now - IDLE)
    if row is None:
        return None
    actor = Actor(text.workspace, ActorKind.AGENT, row["id"], row["name"], Role(row["role"]), session_id=text.id)
    return row["secret_hash"], actor, row["last_used_at"] < now - USED_EVERY


async def note_use(connection: Connection, text: SessionText, *, now: dt.datetime) -> None:
    """Note that the session was used now."""
    await connection.execute(
        "update sessions set last_used_at = $3 where workspace_id = $1 and id = $2", text.workspace, text.id, now
    )


async def insert(
    connection: Connection,
    *,
    workspace: int,
    agent: int,
    secret_hash: bytes,
    method: Method,
    visitor: Visitor,
    now: dt.datetime,
    expires_at: dt.datetime,
) -> Session:
    """Add a session, and note with the agent that it signed in."""
    await connection.execute(
        "update agents set last_signed_in_at = $3 where workspace_id = $1 and id = $2", workspace, agent, now
    )
    row = await connection.fetchrow(
        "insert into sessions as s (workspace_id, agent_id, secret_hash, method, remembered, browser, address,"
        f" created_at, last_used_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) returning {COLUMNS}",
        workspace, agent, secret_hash, method, visitor.remembered, visitor.browser, visitor.address, now, expires_at,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return _session(row)


async def fetch(connection: Connection, *, workspace: int, agent: int, now: dt.datetime) -> list[Session]:
    """Fetch an agent's live sessions, the last used first."""
    rows = await connection.fetch(
        f"select {COLUMNS} from sessions s where s.workspace_id = $1 and s.agent_id = $2 and s.expires_at > $3"
        " and s.last_used_at > $4 order by s.last_used_at desc, s.id desc",
        workspace, agent, now, now - IDLE,
    )  # fmt: skip
    return [_session(row) for row in rows]


async def find(connection: Connection, *, workspace: int, agent: int, session: int) -> Session | None:
    """Find a session of an agent."""
    row = await connection.fetchrow(
        f"select {COLUMNS} from sessions s where s.workspace_id = $1 and s.agent_id = $2 and s.id = $3",
        workspace, agent, session,
    )  # fmt: skip
    return _session(row) if row else None


async def delete(
    connection: Connection, *, workspace: int, agent: int, only: int | None = None, but: int | None = None
) -> list[int]:
    """Remove an agent's sessions, only one of them, or all but one; return their ids."""
    rows = await connection.fetch(
        "delete from sessions where workspace_id = $1 and agent_id = $2 and ($3::bigint is null or id = $3)"
        " and ($4::bigint is null or id <> $4) returning id",
        workspace, agent, only, but,
    )  # fmt: skip
    return sorted(row["id"] for row in rows)


async def delete_expired(connection: Connection, now: dt.datetime) -> None:
    """Remove the sessions of every workspace that nobody can use any more; needs a system connection."""
    await connection.execute("delete from sessions where expires_at <= $1", now)


def _session(row: Record) -> Session:
    return Session(row[0], row[1], Method(row[2]), *row[3:])
