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
    "i.id, i.status, i.name, i.actor, i.lines, i.done, i.refused, i.position, i.error, i.tries, i.version,"
    " i.created_at, i.updated_at, i.finished_at"
)
LISTING = Listing(columns=COLUMNS, table="imports i")
# Some four megabytes at a time, whatever a line holds: the size of a text is known without reading it.
NEXT = """
select line, content, amount from (
    select line, content, count(*) over () as amount,
           sum(octet_length(content)) over (order by line) - octet_length(content) as before
    from (select line, content from import_lines where workspace_id = $1 and import_id = $2 and line > $3
          and faults is null order by line limit $4 + 1) next
) x
where before < 4194304 order by line limit $4
"""
DUE = """
select distinct on (workspace_id) workspace_id, id from imports
where status in ('waiting', 'running') and (due_at is null or due_at <= $1) order by workspace_id, id
"""
OVER = """
delete from import_lines l
where (l.workspace_id, l.import_id, l.line) in (
    select x.workspace_id, x.import_id, x.line
    from imports i join import_lines x on x.workspace_id = i.workspace_id and x.import_id = i.id
    where i.finished_at < $1 or (i.status in ('failed', 'canceled') and x.faults is null) limit 10000)
"""
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
    """Remove, in every workspace, what was never uploaded to its end."""
    await connection.execute("delete from imports where status = 'uploading' and updated_at < $1", before)


async def delete_lines(connection: Connection, before: dt.datetime) -> int:
    """Remove some lines of imports that ended before a moment, and such as others left; return how many."""
    return int((await connection.execute(OVER, before)).removeprefix("DELETE "))


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


async def list_due(connection: Connection, now: dt.datetime) -> list[tuple[int, int]]:
    """List, of every workspace that has any, the oldest import that is to be gone on with: workspace and id."""
    return [(row["workspace_id"], row["id"]) for row in await connection.fetch(DUE, now)]


async def claim(work: Work, number: int) -> Import | None:
    """Hold an import that is not done; None where another has it, or nothing is left to do."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from imports i where i.workspace_id = $1 and i.id = $2"
        " and i.status in ('waiting', 'running') for update skip locked",
        work.workspace, number,
    )  # fmt: skip
    return _import(row) if row else None


async def next_lines(work: Work, number: int, *, after: int, limit: int) -> tuple[list[tuple[int, str]], bool]:
    """Return the next lines that were not refused already, and whether there are no more."""
    rows = await work.connection.fetch(NEXT, work.workspace, number, after, limit)
    is_over = not rows or len(rows) == rows[0]["amount"]
    return [(row["line"], row["content"]) for row in rows], is_over


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
        " refused = refused + $5, tries = 0, due_at = null, version = version + 1, updated_at = $7,"
        " finished_at = case when $6 then $7::timestamptz end"
        " where workspace_id = $1 and id = $2",
        work.workspace, number, position, done, refused, is_over, work.now,
    )  # fmt: skip


async def postpone(work: Work, number: int, *, due: dt.datetime) -> None:
    """Note that it failed once more, and when it is to be tried again."""
    await work.connection.execute(
        "update imports set tries = tries + 1, due_at = $3 where workspace_id = $1 and id = $2",
        work.workspace, number, due,
    )  # fmt: skip


async def cancel(work: Work, number: int) -> Import | None:
    """End an import that waits or runs, behind the batch under way; None where it is in another state."""
    row = await work.connection.fetchrow(
        "update imports as i set status = 'canceled', due_at = null, version = version + 1, updated_at = $3,"
        " finished_at = $3 where workspace_id = $1 and id = $2 and status in ('waiting', 'running')"
        f" returning {COLUMNS}",
        work.workspace, number, work.now,
    )  # fmt: skip
    return _import(row) if row else None


async def fail(work: Work, number: int, error: str) -> None:
    """Note that it failed for good, and why."""
    await work.connection.execute(
        "update imports set status = 'failed', error = $3, version = version + 1, updated_at = $4, finished_at = $4"
        " where workspace_id = $1 and id = $2",
        work.workspace, number, error, work.now,
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
        tries=row["tries"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        finished_at=row["finished_at"],
    )
