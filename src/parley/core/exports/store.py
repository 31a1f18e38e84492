"""The SQL of exports."""

import datetime as dt
from typing import Any

import msgspec

from parley.core.actor import Actor
from parley.core.exports.model import Export
from parley.core.work import Work
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search
from parley.kit.db.turns import take_turn

FILE = "(select f.id from files f where f.workspace_id = e.workspace_id and f.key = e.file_key)"
COLUMNS = (
    f"e.id, e.status, e.format, e.filter, e.actor, {FILE} as file, e.rows, e.error, e.tries, e.created_at,"
    " e.finished_at"
)
LISTING = Listing(columns=COLUMNS, table="exports e")
ONE = f"select {COLUMNS} from exports e where e.workspace_id = $1 and e.id = $2"
DUE = """
select distinct on (workspace_id) workspace_id, id from exports
where status in ('waiting', 'running') and (due_at is null or due_at <= $1) order by workspace_id, id
"""
# "parley exports", so that no two processes write the same one; the lock ends with its holder's connection.
LOCK = 7_261_001 << 32


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


async def list_due(connection: Connection, now: dt.datetime) -> list[tuple[int, int]]:
    """List, of every workspace that has any, the oldest export that is to be written: workspace and id; any order."""
    found = [(row["workspace_id"], row["id"]) for row in await connection.fetch(DUE, now)]
    return sorted(found, key=lambda pair: pair[1])


async def try_lock(connection: Connection, workspace: int) -> bool:
    """Be the one who writes exports of the workspace, until `unlock` or the end of the connection."""
    return bool(await connection.fetchval("select pg_try_advisory_lock($1)", LOCK + workspace))


async def unlock(connection: Connection, workspace: int) -> None:
    """Let another write exports of the workspace."""
    await connection.execute("select pg_advisory_unlock($1)", LOCK + workspace)


async def begin(work: Work, export: int) -> Export | None:
    """Note that it is being written, from its beginning; None where it was written meanwhile.

    Waits for whoever erases a customer, whose tickets are read as they are then.
    """
    await take_turn(work.connection, "exports", work.workspace)
    row = await work.connection.fetchrow(
        "update exports e set status = 'running', rows = 0, stale = false where workspace_id = $1 and id = $2"
        f" and status in ('waiting', 'running') returning {COLUMNS}",
        work.workspace, export,
    )  # fmt: skip
    return _export(row) if row else None


async def progress(work: Work, export: int, rows: int) -> None:
    """Note how far it is."""
    await work.connection.execute(
        "update exports set rows = $3 where workspace_id = $1 and id = $2", work.workspace, export, rows
    )


async def finish(work: Work, export: int, *, rows: int, key: str) -> bool:
    """Note that it is written; False where somebody was erased meanwhile, so that it is to be written anew."""
    done = await work.connection.fetchval(
        "update exports set status = 'done', rows = $3, file_key = $4, finished_at = $5, tries = 0, due_at = null"
        " where workspace_id = $1 and id = $2 and not stale returning true",
        work.workspace, export, rows, key, work.now,
    )  # fmt: skip
    return bool(done)


async def postpone(work: Work, export: int, *, tries: int, due: dt.datetime) -> None:
    """Note how often it failed, and when it is to be tried again."""
    await work.connection.execute(
        "update exports set tries = $3, due_at = $4 where workspace_id = $1 and id = $2",
        work.workspace, export, tries, due,
    )  # fmt: skip


async def fail(work: Work, export: int, error: str) -> None:
    """Note that it failed for good, and why."""
    await work.connection.execute(
        "update exports set status = 'failed', rows = 0, error = $3, finished_at = $4"
        " where workspace_id = $1 and id = $2",
        work.workspace, export, error, work.now,
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
        tries=row["tries"],
        created_at=row["created_at"],
        finished_at=row["finished_at"],
    )
