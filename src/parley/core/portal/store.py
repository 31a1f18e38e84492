"""The SQL of customers' links and sessions."""

import datetime as dt

import msgspec

from parley.core.access.sessions.model import SessionText
from parley.core.portal.model import IDLE, Guest
from parley.core.work import Work
from parley.kit.db import Connection

USED_EVERY = dt.timedelta(minutes=1)
LIVE = "s.expires_at > $3 and s.last_used_at > $4"
CUSTOMER = (
    "join customers c on c.workspace_id = s.workspace_id and c.id = s.customer_id"
    " and c.erased_at is null and not c.blocked"
)


class Credentials(msgspec.Struct, frozen=True):
    """What proves a session; `is_stale` says that its use should be noted, once a minute at most."""

    secret_hash: bytes
    customer: int
    name: str
    is_stale: bool


async def insert_link(work: Work, *, email: str, secret_hash: bytes, expires_at: dt.datetime) -> int:
    """Add a link and return its id."""
    return await work.connection.fetchval(
        "insert into customer_links (workspace_id, email, secret_hash, created_at, expires_at)"
        " values ($1, $2, $3, $4, $5) returning id",
        work.workspace, email, secret_hash, work.now, expires_at,
    )  # fmt: skip


async def count_waiting(work: Work, email: str) -> int:
    """Count the links that were mailed to an address and can be used."""
    return await work.connection.fetchval(
        "select count(*) from customer_links where workspace_id = $1 and lower(email) = lower($2) and expires_at > $3"
        " and used_at is null",
        work.workspace, email, work.now,
    )  # fmt: skip


async def lock_link(work: Work, link: int) -> tuple[str, bytes] | None:
    """Lock a link that is neither used nor expired; return its address and digest."""
    row = await work.connection.fetchrow(
        "select email, secret_hash from customer_links where workspace_id = $1 and id = $2 and used_at is null"
        " and expires_at > $3 for update",
        work.workspace, link, work.now,
    )  # fmt: skip
    return (row[0], row[1]) if row else None


async def spend_link(work: Work, link: int) -> None:
    """Mark a link used."""
    await work.connection.execute(
        "update customer_links set used_at = $3 where workspace_id = $1 and id = $2", work.workspace, link, work.now
    )


async def insert_session(work: Work, *, customer: int, email: str, secret_hash: bytes, expires_at: dt.datetime) -> int:
    """Add a session and return its id."""
    return await work.connection.fetchval(
        "insert into customer_sessions (workspace_id, customer_id, email, secret_hash, created_at, last_used_at,"
        " expires_at) values ($1, $2, $3, $4, $5, $5, $6) returning id",
        work.workspace, customer, email, secret_hash, work.now, expires_at,
    )  # fmt: skip


async def find_credentials(connection: Connection, text: SessionText, *, now: dt.datetime) -> Credentials | None:
    """Find what proves a live session."""
    row = await connection.fetchrow(
        f"select s.secret_hash, s.customer_id, coalesce(c.name, s.email), s.last_used_at from customer_sessions s"
        f" {CUSTOMER} where s.workspace_id = $1 and s.id = $2 and {LIVE}",
        text.workspace, text.id, now, now - IDLE,
    )  # fmt: skip
    return Credentials(row[0], row[1], row[2], row[3] < now - USED_EVERY) if row else None


async def note_use(connection: Connection, text: SessionText, *, now: dt.datetime) -> None:
    """Note that the session was used now."""
    await connection.execute(
        "update customer_sessions set last_used_at = $3 where workspace_id = $1 and id = $2",
        text.workspace, text.id, now,
    )  # fmt: skip


async def find_guest(work: Work, session: int) -> Guest | None:
    """Find who is signed in by a session."""
    row = await work.connection.fetchrow(
        "select s.id, s.customer_id, c.name, s.email, s.created_at, s.last_used_at, s.expires_at"
        f" from customer_sessions s {CUSTOMER} where s.workspace_id = $1 and s.id = $2 and {LIVE}",
        work.workspace, session, work.now, work.now - IDLE,
    )  # fmt: skip
    return Guest(*row) if row else None


async def delete_session(work: Work, session: int) -> None:
    """Remove a session."""
    await work.connection.execute(
        "delete from customer_sessions where workspace_id = $1 and id = $2", work.workspace, session
    )


async def delete_ended(connection: Connection, now: dt.datetime) -> None:
    """Remove what nobody can use any more, of every workspace; needs a system connection."""
    await connection.execute("delete from customer_links where expires_at <= $1", now)
    await connection.execute("delete from customer_sessions where expires_at <= $1", now)
