"""The SQL of files."""

import datetime as dt
from collections.abc import Sequence

from parley.core.actor import Actor, ActorKind
from parley.core.files.model import File, StoredBytes
from parley.kit.db import Connection, Record

COLUMNS = (
    "f.id, f.key, f.name, f.content_type, f.size, f.sha256, f.ticket_number, f.message_id, f.field_id,"
    " f.uploader_kind, f.uploader_id, f.created_at"
)
KIND = File.__struct_fields__.index("uploader_kind")
LOOSE = "f.ticket_number is null and f.message_id is null"

# Rows are locked in one order, so that two claims of the same files wait for each other instead of dying together.
CLAIM = f"""
with wanted as (
    select f.id from files f
    where f.workspace_id = $1 and f.id = any($2::bigint[]) and {LOOSE}
      and ($6::bigint is null or (f.uploader_kind = 'customer' and f.uploader_id = $6))
    order by f.id for update
)
update files f set ticket_number = $3, message_id = $4, field_id = $5
from wanted where f.workspace_id = $1 and f.id = wanted.id
returning f.id
"""

OF_OPENINGS = f"""
select {COLUMNS}, f.message_id as owner from files f
where f.workspace_id = $1 and f.message_id = any($2::bigint[])
union all
select {COLUMNS}, o.id as owner from files f
join messages o on o.workspace_id = f.workspace_id and o.ticket_number = f.ticket_number and o.kind = 'opening'
where f.workspace_id = $1 and f.ticket_number = any($3::bigint[]) and f.message_id is null and f.field_id is null
order by id
"""

FORGET = f"""
with old as (
    select f.id from files f
    where f.workspace_id = $1 and greatest(f.created_at, f.wanted_until) < $2 and {LOOSE}
    order by f.id limit $3 for update skip locked
)
delete from files f using old where f.workspace_id = $1 and f.id = old.id returning {COLUMNS}
"""


async def insert(connection: Connection, *, actor: Actor, stored: StoredBytes, now: dt.datetime) -> File:
    """Add a loose file."""
    row = await connection.fetchrow(
        "insert into files as f (workspace_id, key, name, content_type, size, sha256, uploader_kind, uploader_id,"
        f" created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning {COLUMNS}",
        actor.workspace, stored.key, stored.name, stored.content_type, stored.size, stored.sha256, actor.kind,
        actor.id, now,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return _file(row)


async def find(connection: Connection, *, workspace: int, file: int, lock: bool = False) -> File | None:
    """Find a file; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from files f where f.workspace_id = $1 and f.id = $2{ending}", workspace, file
    )
    return _file(row) if row else None


async def find_files(connection: Connection, workspace: int, ids: Sequence[int]) -> dict[int, File]:
    """Find files by their ids; those that do not exist in this workspace are missing from the answer."""
    rows = await connection.fetch(
        f"select {COLUMNS} from files f where f.workspace_id = $1 and f.id = any($2::bigint[])", workspace, ids
    )
    return {row["id"]: _file(row) for row in rows}


async def list_for_messages(
    connection: Connection, workspace: int, message_ids: Sequence[int]
) -> dict[int, list[File]]:
    """List the files of messages, in the order of their upload; messages without files are missing."""
    rows = await connection.fetch(
        f"select {COLUMNS} from files f where f.workspace_id = $1 and f.message_id = any($2::bigint[]) order by f.id",
        workspace, message_ids,
    )  # fmt: skip
    found: dict[int, list[File]] = {}
    for row in rows:
        found.setdefault(row["message_id"], []).append(_file(row))
    return found


async def list_for_openings(
    connection: Connection, workspace: int, message_ids: Sequence[int], tickets: Sequence[int]
) -> dict[int, list[File]]:
    """List the files of messages, and those that came with the openings of tickets, by the message's id."""
    rows = await connection.fetch(OF_OPENINGS, workspace, message_ids, tickets)
    found: dict[int, list[File]] = {}
    for row in rows:
        found.setdefault(row["owner"], []).append(_file(row))
    return found


async def claim(
    connection: Connection,
    *,
    workspace: int,
    files: Sequence[int],
    ticket: int,
    message: int | None,
    field: int | None,
    customer: int | None,
) -> set[int]:
    """Give loose files to a ticket and return which could be given; with `customer`, only what that one uploaded."""
    rows = await connection.fetch(CLAIM, workspace, files, ticket, message, field, customer)
    return {row["id"] for row in rows}


async def keep(connection: Connection, *, workspace: int, file: int) -> None:
    """Have a loose file never be forgotten."""
    await connection.execute(
        "update files set wanted_until = 'infinity' where workspace_id = $1 and id = $2", workspace, file
    )


async def delete(connection: Connection, *, workspace: int, file: int) -> None:
    """Remove a file's row."""
    await connection.execute("delete from files where workspace_id = $1 and id = $2", workspace, file)


async def list_waiting(connection: Connection, *, before: dt.datetime) -> list[int]:
    """List the workspaces, of all, that have loose files from before a moment."""
    rows = await connection.fetch(
        f"select distinct f.workspace_id from files f where f.created_at < $1 and {LOOSE}", before
    )
    return [row["workspace_id"] for row in rows]


async def forget_loose(connection: Connection, *, workspace: int, before: dt.datetime, limit: int) -> list[File]:
    """Remove and return some loose files from before a moment."""
    return [_file(row) for row in await connection.fetch(FORGET, workspace, before, limit)]


async def known_keys(connection: Connection, *, workspaces: Sequence[int], keys: Sequence[str]) -> set[str]:
    """Return which of the keys, each of the workspace at its place, have a row."""
    rows = await connection.fetch(
        "select f.key from files f join unnest($1::bigint[], $2::text[]) as k (workspace_id, key)"
        " on f.workspace_id = k.workspace_id and f.key = k.key",
        workspaces, keys,
    )  # fmt: skip
    return {row["key"] for row in rows}


def _file(row: Record) -> File:
    values = list(row)[: len(File.__struct_fields__)]
    values[KIND] = ActorKind(values[KIND])
    return File(*values)
