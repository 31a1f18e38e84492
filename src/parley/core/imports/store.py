"""The SQL of imports."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from parley.core.actor import Actor
from parley.core.errors import Fault
from parley.core.imports.model import Import, RefusedLine
from parley.core.work import Work
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "i.id, i.status, i.name, i.actor, i.lines, i.done, i.refused, i.position, i.error, i.version, i.created_at,"
    " i.updated_at, i.finished_at"
)
LISTING = Listing(columns=COLUMNS, table="imports i")
REFUSED = Listing(columns="r.line, r.content, r.faults", table="import_lines r", row="line")


async def insert(work: Work, *, name: str) -> int:
    """Add an import whose lines are still on their way."""
    return await work.connection.fetchval(
        "insert into imports (workspace_id, status, name, actor, created_at, updated_at)"
        " values ($1, 'uploading', $2, $3, $4, $4) returning id",
        work.workspace, name, msgspec.to_builtins(work.actor), work.now,
    )  # fmt: skip


async def copy_lines(
    connection: Connection, workspace: int, number: int, lines: Sequence[tuple[int, str, list[Fault] | None]]
) -> None:
    """Stage lines."""
    await connection.copy_records_to_table(
        "import_lines",
        records=[(workspace, number, *line) for line in lines],
        columns=["workspace_id", "import_id", "line", "content", "faults"],
    )


async def start(work: Work, number: int, *, name: str, lines: int, refused: int) -> Import | None:
    """Let the worker have it."""
    row = await work.connection.fetchrow(
        "update imports as i set status = 'waiting', name = $3, lines = $4, refused = $5, version = version + 1,"
        f" updated_at = $6 where workspace_id = $1 and id = $2 and status = 'uploading' returning {COLUMNS}",
        work.workspace, number, name, lines, refused, work.now,
    )  # fmt: skip
    return _import(row) if row else None


async def delete(connection: Connection, workspace: int, number: int) -> None:
    """Remove an import that never started."""
    await connection.execute(
        "delete from imports where workspace_id = $1 and id = $2 and status = 'uploading'", workspace, number
    )


async def delete_abandoned(connection: Connection, before: dt.datetime) -> None:
    """Remove, in every workspace, what was never uploaded to its end, and what is long done."""
    await connection.execute("delete from imports where status = 'uploading' and updated_at < $1", before)


async def find(work: Work, number: int) -> Import | None:
    """Find an import."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from imports i where i.workspace_id = $1 and i.id = $2", work.workspace, number
    )
    return _import(row) if row else None


async def fetch(connection: Connection, search: Search) -> Found[Import]:
    """Page through the imports."""
    return await LISTING.fetch(connection, search, _import)


async def fetch_refused(connection: Connection, search: Search, number: int) -> Found[RefusedLine]:
    """Page through the lines that were refused."""
    search.where("r.import_id = ?", number)
    search.where("r.faults is not null")
    return await REFUSED.fetch(connection, search, _refused)


async def list_unfinished(connection: Connection) -> list[tuple[int, int]]:
    """List workspace and id of the imports, of all workspaces, that are not done; oldest first."""
    rows = await connection.fetch(
        "select workspace_id, id from imports where status in ('waiting', 'running') order by created_at limit 100"
    )
    return [(row["workspace_id"], row["id"]) for row in rows]


async def claim(work: Work, number: int) -> Import | None:
    """Hold an import that is not done; None where another has it, or nothing is left to do."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from imports i where i.workspace_id = $1 and i.id = $2"
        " and i.status in ('waiting', 'running') for update skip locked",
        work.workspace, number,
    )  # fmt: skip
    return _import(row) if row else None


async def next_lines(work: Work, number: int, *, after: int, limit: int) -> list[tuple[int, str]]:
    """Return the next lines that were not refused already."""
    rows = await work.connection.fetch(
        "select line, content from import_lines where workspace_id = $1 and import_id = $2 and line > $3"
        " and faults is null order by line limit $4",
        work.workspace, number, after, limit,
    )  # fmt: skip
    return [(row["line"], row["content"]) for row in rows]


async def settle(work: Work, number: int, *, taken: Sequence[int], refused: Mapping[int, Sequence[Fault]]) -> None:
    """Forget the lines that were taken in, and keep with the others why they were not."""
    await work.connection.execute(
        "delete from import_lines where workspace_id = $1 and import_id = $2 and line = any($3::bigint[])",
        work.workspace, number, taken,
    )  # fmt: skip
    await work.connection.execute(
        "update import_lines l set faults = n.faults from jsonb_to_recordset($3) as n (line bigint, faults jsonb)"
        " where l.workspace_id = $1 and l.import_id = $2 and l.line = n.line",
        work.workspace, number, [{"line": line, "faults": faults} for line, faults in refused.items()],
    )  # fmt: skip


async def progress(work: Work, number: int, *, position: int, done: int, refused: int, is_over: bool) -> None:
    """Note how far it is."""
    await work.connection.execute(
        "update imports set status = case when $6 then 'done' else 'running' end, position = $3, done = done + $4,"
        " refused = refused + $5, version = version + 1, updated_at = $7,"
        " finished_at = case when $6 then $7::timestamptz end"
        " where workspace_id = $1 and id = $2",
        work.workspace, number, position, done, refused, is_over, work.now,
    )  # fmt: skip


async def known_ids(work: Work, external_ids: Sequence[str]) -> dict[str, int]:
    """Return the tickets that came in under these names before."""
    rows = await work.connection.fetch(
        "select external_id, ticket_number from import_ids where workspace_id = $1 and external_id = any($2::text[])",
        work.workspace, external_ids,
    )  # fmt: skip
    return {row["external_id"]: row["ticket_number"] for row in rows}


async def keep_ids(work: Work, tickets: Mapping[str, int]) -> None:
    """Remember by what names tickets went elsewhere."""
    await work.connection.execute(
        "insert into import_ids (workspace_id, external_id, ticket_number)"
        " select $1, * from unnest($2::text[], $3::bigint[])",
        work.workspace, list(tickets), list(tickets.values()),
    )  # fmt: skip


async def taken_numbers(work: Work, numbers: Sequence[int]) -> set[int]:
    """Return which of these numbers are tickets; from now on nobody is given one of them by the sequence."""
    await work.connection.execute("select keep_numbers_ahead($1, $2)", work.workspace, max(numbers))
    rows = await work.connection.fetch(
        "select number from tickets where workspace_id = $1 and number = any($2::bigint[])", work.workspace, numbers
    )
    return {row["number"] for row in rows}


def _refused(row: Record) -> RefusedLine:
    return RefusedLine(row["line"], row["content"], msgspec.convert(row["faults"], list[Fault]))


def _import(row: Record) -> Import:
    return Import(
        id=row["id"],
        status=row["status"],
        name=row["name"],
        actor=msgspec.convert(row["actor"], Actor),
        lines=row["lines"],
        done=row["done"],
        refused=row["refused"],
        position=row["position"],
        error=row["error"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        finished_at=row["finished_at"],
    )
