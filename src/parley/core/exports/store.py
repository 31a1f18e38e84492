"""The SQL of exports."""

import datetime as dt
from typing import Any

import msgspec

from parley.core.actor import Actor
from parley.core.exports.model import Export
from parley.core.work import Work
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

FILE = "(select f.id from files f where f.workspace_id = e.workspace_id and f.key = e.file_key)"
COLUMNS = f"e.id, e.status, e.format, e.filter, e.actor, {FILE} as file, e.rows, e.error, e.created_at, e.finished_at"
LISTING = Listing(columns=COLUMNS, table="exports e")
ONE = f"select {COLUMNS} from exports e where e.workspace_id = $1 and e.id = $2"
# "parley exports", so that no two processes write the same one; the lock ends with its holder's connection.
LOCK = 7_261_001


async def insert(work: Work, *, form: str, wanted: dict[str, Any]) -> Export:
    """Add an export that waits for the worker."""
    row = await work.connection.fetchrow(
        "insert into exports as e (workspace_id, status, format, filter, actor, created_at)"
        f" values ($1, 'waiting', $2, $3, $4, $5) returning {COLUMNS}",
        work.workspace, form, wanted, msgspec.to_builtins(work.actor), work.now,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return _export(row)


async def find(work: Work, export: int) -> Export | None:
    """Find an export."""
    row = await work.connection.fetchrow(ONE, work.workspace, export)
    return _export(row) if row else None


async def fetch(connection: Connection, search: Search) -> Found[Export]:
    """Page through the exports."""
    return await LISTING.fetch(connection, search, _export)


async def list_unfinished(connection: Connection) -> list[tuple[int, int]]:
    """List workspace and id of the exports, of all workspaces, that are not written yet; oldest first."""
    rows = await connection.fetch(
        "select workspace_id, id from exports where status in ('waiting', 'running') order by created_at limit 100"
    )
    return [(row["workspace_id"], row["id"]) for row in rows]


async def try_lock(connection: Connection) -> bool:
    """Be the one process that writes exports, until `unlock` or the end of the connection."""
    return bool(await connection.fetchval("select pg_try_advisory_lock($1)", LOCK))


async def unlock(connection: Connection) -> None:
    """Let another write exports."""
    await connection.execute("select pg_advisory_unlock($1)", LOCK)


async def progress(work: Work, export: int, rows: int) -> None:
    """Note how far it is."""
    await work.connection.execute(
        "update exports set status = 'running', rows = $3 where workspace_id = $1 and id = $2",
        work.workspace, export, rows,
    )  # fmt: skip


async def finish(
    work: Work, export: int, *, rows: int = 0, key: str | None = None, error: str | None = None, at: dt.datetime
) -> None:
    """Note how it ended."""
    await work.connection.execute(
        "update exports set status = $3, rows = $4, file_key = $5, error = $6, finished_at = $7"
        " where workspace_id = $1 and id = $2",
        work.workspace, export, "failed" if error else "done", rows, key, error, at,
    )  # fmt: skip


def _export(row: Record) -> Export:
    return Export(
        id=row["id"],
        status=row["status"],
        format=row["format"],
        filter=row["filter"],
        actor=msgspec.convert(row["actor"], Actor),
        file=row["file"],
        rows=row["rows"],
        error=row["error"],
        created_at=row["created_at"],
        finished_at=row["finished_at"],
    )
