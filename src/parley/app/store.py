"""The SQL of the installation as a whole: its identity, its secret, whether it has been furnished, how it fares."""

import datetime as dt
from typing import Any

import msgspec

from parley.kit.db import Connection

FURNISHING_LOCK = 0x7061726D
OLDEST_VERSION = 150000


class Facts(msgspec.Struct, frozen=True):
    """What a database says of itself."""

    version: int
    version_text: str
    now: dt.datetime
    locale: str
    encoding: str
    user: str
    may_make_roles: bool
    has_tenant_role: bool


async def secret(connection: Connection) -> bytes:
    """Return the installation's secret."""
    found: bytes = await connection.fetchval("select secret from installation")
    return found


async def raise_epoch(connection: Connection) -> int | None:
    """Begin a new epoch if the database has moved to another cluster since, and return it; else None.

    Transaction ids begin anew there, so whoever remembers a position by them must be told.
    """
    return await connection.fetchval(
        "update installation i set epoch = i.epoch + 1, system_identifier = c.system_identifier::text"
        " from pg_control_system() c where i.system_identifier <> c.system_identifier::text returning i.epoch"
    )


async def lock_furnishing(connection: Connection) -> None:
    """Keep other processes from furnishing the installation until this transaction ends."""
    await connection.execute("select pg_advisory_xact_lock($1)", FURNISHING_LOCK)


async def has_keys(connection: Connection) -> bool:
    """Whether a key was ever made here, in any workspace."""
    return await connection.fetchval("select exists (select from api_keys)")


async def claim_samples(
    connection: Connection, *, workspace: int | None, now: dt.datetime, until: dt.datetime
) -> int | None:
    """Take on to make the sample data of a workspace, of any unless named; whoever has not done it until then has lost
    it. Return which it is; needs a system connection.
    """
    return await connection.fetchval(
        "update workspaces set samples_due_at = $3 where workspace_id = (select w.workspace_id from workspaces w"
        " where w.samples_due_at <= $2 and ($1::bigint is null or w.workspace_id = $1) limit 1 for update skip locked)"
        " returning workspace_id",
        workspace, now, until,
    )  # fmt: skip


async def finish_samples(connection: Connection, *, workspace: int) -> None:
    """Note that the sample data is there; needs a system connection."""
    await connection.execute("update workspaces set samples_due_at = null where workspace_id = $1", workspace)


async def has_jobs_schema(connection: Connection) -> bool:
    """Whether the tables of the job queue are there."""
    return await connection.fetchval("select to_regclass('procrastinate_jobs') is not null")


async def find_key_workspace(connection: Connection, key: int) -> int | None:
    """Return the workspace of a live key; needs a system connection."""
    return await connection.fetchval("select workspace_id from api_keys where id = $1 and revoked_at is null", key)


async def find_agent(connection: Connection, *, workspace: int, email: str) -> int | None:
    """Return the id of the agent with this address, in any case."""
    return await connection.fetchval(
        "select id from agents where workspace_id = $1 and lower(email) = lower($2)", workspace, email
    )


async def applied_migrations(connection: Connection) -> set[str]:
    """Return the names of the migrations this database has had."""
    if not await connection.fetchval("select to_regclass('_yoyo_migration') is not null"):
        return set()
    rows = await connection.fetch("select migration_id from _yoyo_migration")
    return {row[0] for row in rows}


async def seconds_since_worker(connection: Connection) -> float | None:
    """Return how long ago a worker last gave a sign of life; None when there is none."""
    if not await has_jobs_schema(connection):
        return None
    return await connection.fetchval(
        "select extract(epoch from now() - max(last_heartbeat))::float from procrastinate_workers"
    )


async def facts(connection: Connection, tenant_role: str) -> Facts:
    """Ask what `doctor` wants to know."""
    row: Any = await connection.fetchrow(
        "select current_setting('server_version_num')::int, current_setting('server_version'), clock_timestamp(),"
        " d.datcollate, pg_encoding_to_char(d.encoding), current_user::text, r.rolcreaterole or r.rolsuper,"
        " exists (select from pg_roles where rolname = $1)"
        " from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user",
        tenant_role,
    )
    return Facts(*row)
