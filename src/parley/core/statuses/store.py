"""The SQL of statuses."""

import datetime as dt

from parley.core.statuses.model import State, Status, StatusType
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "s.id, s.key, s.name, s.state, s.type, s.color, s.position, s.is_default, s.version, s.created_at, s.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="statuses s")


async def insert(connection: Connection, *, workspace: int, draft: Status) -> Status:
    """Add the status under an id of its own."""
    row = await connection.fetchrow(
        "insert into statuses as s (workspace_id, key, name, state, type, color, position, is_default, created_at,"
        f" updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) returning {COLUMNS}",
        workspace, draft.key, draft.name, draft.state, draft.type, draft.color, draft.position, draft.is_default,
        draft.created_at,
    )  # fmt: skip
    return _status(row)


async def next_position(connection: Connection, workspace: int) -> int:
    """Return the position behind the last."""
    return await connection.fetchval(
        "select coalesce(max(position) + 1, 0) from statuses where workspace_id = $1", workspace
    )


async def find(connection: Connection, *, workspace: int, status: int, lock: bool = False) -> Status | None:
    """Find a status; with `lock`, no ticket can take it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from statuses s where s.workspace_id = $1 and s.id = $2{ending}", workspace, status
    )
    return _status(row) if row else None


async def is_used(connection: Connection, *, workspace: int, status: int) -> bool:
    """Whether a ticket has the status."""
    return await connection.fetchval(
        "select exists (select from tickets t where t.workspace_id = $1 and t.status_id = $2)", workspace, status
    )


async def unset_default(connection: Connection, *, workspace: int, now: dt.datetime) -> int | None:
    """Take the flag from the default status; return its id."""
    return await connection.fetchval(
        "update statuses set is_default = false, version = version + 1, updated_at = $2"
        " where workspace_id = $1 and is_default returning id",
        workspace, now,
    )  # fmt: skip


async def update(connection: Connection, *, workspace: int, status: Status, now: dt.datetime) -> Status:
    """Write all that may change of the status as its next version."""
    row = await connection.fetchrow(
        "update statuses s set name = $3, state = $4, type = $5, color = $6, position = $7, is_default = $8,"
        f" version = s.version + 1, updated_at = $9 where s.workspace_id = $1 and s.id = $2 returning {COLUMNS}",
        workspace, status.id, status.name, status.state, status.type, status.color, status.position,
        status.is_default, now,
    )  # fmt: skip
    return _status(row)


async def delete(connection: Connection, *, workspace: int, status: int) -> None:
    """Remove a status that no ticket has."""
    await connection.execute("delete from statuses where workspace_id = $1 and id = $2", workspace, status)


async def fetch(connection: Connection, search: Search) -> Found[Status]:
    """Page through the statuses."""
    return await LISTING.fetch(connection, search, _status)


async def fetch_all(connection: Connection, workspace: int) -> list[Status]:
    """Fetch every status by position."""
    rows = await connection.fetch(
        f"select {COLUMNS} from statuses s where s.workspace_id = $1 order by s.position, s.id", workspace
    )
    return [_status(row) for row in rows]


def _status(row: Record | None) -> Status:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    values = dict(zip(Status.__struct_fields__, row, strict=False))
    values["state"], values["type"] = State(row["state"]), StatusType(row["type"])
    return Status(**values)
