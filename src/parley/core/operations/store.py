"""The SQL of operations."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from parley.core.actor import ActorKind
from parley.core.operations.model import SHAPES, UNDOABLE, Done, Kind, Operation
from parley.core.work import Work
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = "o.id, o.kind, o.tickets, o.actor_kind, o.actor_id, o.actor_name, o.created_at, o.expires_at, o.undone_at"
LISTING = Listing(columns=COLUMNS, table="operations o")
INSERT = f"""
insert into operations as o (workspace_id, kind, tickets, actor_kind, actor_id, actor_name, data, created_at,
                             expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning {COLUMNS}
"""
# An address stands in JSON as JSON spells it, and whatever its case.
FORGET = """
update operations set data = null
where workspace_id = $1 and data is not null and (tickets && $2::bigint[] or exists (
    select from unnest($3::text[]) a
    where strpos(lower(data::text), substr(to_jsonb(a)::text, 2, length(to_jsonb(a)::text) - 2)) > 0))
"""
DROP = """
delete from operations o
where (o.workspace_id, o.id) in (select x.workspace_id, x.id from operations x where x.expires_at < $1 limit 1000)
"""


async def insert(work: Work, kind: Kind, data: Done) -> Operation:
    """Add an operation."""
    row = await work.connection.fetchrow(
        INSERT, work.workspace, kind, sorted(set(data.tickets)), work.actor.kind, work.actor.id, work.actor.name,
        data, work.now, work.now + UNDOABLE,
    )  # fmt: skip
    return _operation(row)


async def find(work: Work, operation: int, *, lock: bool = False) -> Operation | None:
    """Find an operation; with `lock`, keep others from it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from operations o where o.workspace_id = $1 and o.id = $2{ending}", work.workspace, operation
    )
    return _operation(row) if row else None


async def find_data(work: Work, operation: Operation) -> Done | None:
    """Find what the operation did; None where it was forgotten."""
    data = await work.connection.fetchval(
        "select data from operations where workspace_id = $1 and id = $2", work.workspace, operation.id
    )
    return None if data is None else msgspec.convert(data, SHAPES[operation.kind])


async def fetch(work: Work, search: Search, *, ticket: int | None) -> Found[Operation]:
    """Page through the operations."""
    if ticket is not None:
        search.where("o.tickets @> array[?::bigint]", ticket)
    return await LISTING.fetch(work.connection, search, _operation)


async def mark_undone(work: Work, operation: int) -> Operation:
    """Write when the operation was undone, and forget what it did."""
    row = await work.connection.fetchrow(
        "update operations o set undone_at = $3, data = null where o.workspace_id = $1 and o.id = $2"
        f" returning {COLUMNS}",
        work.workspace, operation, work.now,
    )  # fmt: skip
    return _operation(row)


async def forget(work: Work, tickets: Sequence[int], addresses: Sequence[str]) -> None:
    """Empty what operations on these tickets, or with these addresses, which are in lower case, remember."""
    await work.connection.execute(FORGET, work.workspace, tickets, addresses)


async def drop(connection: Connection, *, before: dt.datetime) -> int:
    """Remove the operations that expired before a moment, so many at a time; needs a system connection."""
    total = 0
    while done := int((await connection.execute(DROP, before)).removeprefix("DELETE ")):
        total += done
    return total


def _operation(row: Record | None) -> Operation:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Operation(
        id=row["id"],
        kind=Kind(row["kind"]),
        tickets=row["tickets"],
        actor_kind=ActorKind(row["actor_kind"]),
        actor_id=row["actor_id"],
        actor_name=row["actor_name"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        undone_at=row["undone_at"],
    )
