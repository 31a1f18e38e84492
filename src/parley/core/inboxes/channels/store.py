"""The SQL of channels."""

import datetime as dt
from collections.abc import Sequence

from parley.core.inboxes.channels.model import Channel
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = "h.id, h.external_id, h.name, h.inbox_id, h.owner_id, h.company_id, h.version, h.created_at, h.updated_at"
LISTING = Listing(columns=COLUMNS, table="channels h")
UNKNOWN = """
select 'inbox_id' as name where $2::bigint is not null
    and not exists (select from inboxes where workspace_id = $1 and id = $2)
union all select 'owner_id' where $3::bigint is not null
    and not exists (select from agents where workspace_id = $1 and id = $3)
union all select 'company_id' where $4::bigint is not null
    and not exists (select from companies where workspace_id = $1 and id = $4)
"""


async def insert(connection: Connection, *, workspace: int, draft: Channel) -> Channel:
    """Add the channel under an id of its own."""
    row = await connection.fetchrow(
        "insert into channels as h (workspace_id, external_id, name, inbox_id, owner_id, company_id, created_at,"
        f" updated_at) values ($1, $2, $3, $4, $5, $6, $7, $7) returning {COLUMNS}",
        workspace, draft.external_id, draft.name, draft.inbox_id, draft.owner_id, draft.company_id, draft.created_at,
    )  # fmt: skip
    return _channel(row)


async def find(connection: Connection, *, workspace: int, external_id: str, lock: bool = False) -> Channel | None:
    """Find a channel by its id in the chat; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for no key update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from channels h where h.workspace_id = $1 and h.external_id = $2{ending}",
        workspace, external_id,
    )  # fmt: skip
    return _channel(row) if row else None


async def find_unknown(
    connection: Connection, *, workspace: int, inbox: int | None, owner: int | None, company: int | None
) -> set[str]:
    """Return which of these are given and do not exist, by the names of their columns."""
    return {row["name"] for row in await connection.fetch(UNKNOWN, workspace, inbox, owner, company)}


async def update(connection: Connection, *, workspace: int, channel: Channel, now: dt.datetime) -> Channel:
    """Write all that may change of the channel as its next version."""
    row = await connection.fetchrow(
        "update channels h set name = $3, inbox_id = $4, owner_id = $5, company_id = $6, version = h.version + 1,"
        f" updated_at = $7 where h.workspace_id = $1 and h.id = $2 returning {COLUMNS}",
        workspace, channel.id, channel.name, channel.inbox_id, channel.owner_id, channel.company_id, now,
    )  # fmt: skip
    return _channel(row)


async def delete(connection: Connection, *, workspace: int, channel: int) -> None:
    """Remove a channel."""
    await connection.execute("delete from channels where workspace_id = $1 and id = $2", workspace, channel)


async def fetch(
    connection: Connection, search: Search, *, inboxes: Sequence[int] | None, companies: Sequence[int] | None
) -> Found[Channel]:
    """Page through the channels of these inboxes and companies."""
    if inboxes is not None:
        search.where("h.inbox_id = any(?::bigint[])", list(inboxes))
    if companies is not None:
        search.where("h.company_id = any(?::bigint[])", list(companies))
    return await LISTING.fetch(connection, search, _channel)


async def fetch_of(connection: Connection, *, workspace: int, inboxes: Sequence[int]) -> list[Channel]:
    """Fetch every channel of these inboxes, oldest first."""
    rows = await connection.fetch(
        f"select {COLUMNS} from channels h where h.workspace_id = $1 and h.inbox_id = any($2::bigint[])"
        " order by h.created_at, h.id",
        workspace, list(inboxes),
    )  # fmt: skip
    return [_channel(row) for row in rows]


def _channel(row: Record | None) -> Channel:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Channel(*row[: len(Channel.__struct_fields__)])
