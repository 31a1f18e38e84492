"""The SQL of tags."""

import datetime as dt
from collections.abc import Sequence

from parley.core.tags.model import Tag
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = "g.id, g.name, g.color, g.version, g.created_at, g.updated_at"
LISTING = Listing(columns=COLUMNS, table="tags g")


async def insert(connection: Connection, *, workspace: int, name: str, color: str, now: dt.datetime) -> Tag:
    """Add a tag."""
    row = await connection.fetchrow(
        "insert into tags as g (workspace_id, name, color, created_at, updated_at) values ($1, $2, $3, $4, $4)"
        f" returning {COLUMNS}",
        workspace, name, color, now,
    )  # fmt: skip
    return _tag(row)


async def find(connection: Connection, *, workspace: int, tag: int, lock: bool = False) -> Tag | None:
    """Find a tag; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from tags g where g.workspace_id = $1 and g.id = $2{ending}", workspace, tag
    )
    return _tag(row) if row else None


async def find_named(connection: Connection, *, workspace: int, names: Sequence[str]) -> list[Tag]:
    """Find the tags of these names, whatever their case."""
    rows = await connection.fetch(
        f"select {COLUMNS} from tags g where g.workspace_id = $1 and lower(g.name) = any($2::text[])",
        workspace, [name.lower() for name in names],
    )  # fmt: skip
    return [_tag(row) for row in rows]


async def update(connection: Connection, *, workspace: int, tag: Tag, now: dt.datetime) -> Tag:
    """Write the tag's name and color as its next version."""
    row = await connection.fetchrow(
        "update tags g set name = $3, color = $4, version = g.version + 1, updated_at = $5"
        f" where g.workspace_id = $1 and g.id = $2 returning {COLUMNS}",
        workspace, tag.id, tag.name, tag.color, now,
    )  # fmt: skip
    return _tag(row)


async def delete(connection: Connection, *, workspace: int, tag: int) -> None:
    """Remove a tag and its places on tickets."""
    await connection.execute("delete from tags where workspace_id = $1 and id = $2", workspace, tag)


async def fetch(connection: Connection, search: Search) -> Found[Tag]:
    """Page through the tags."""
    return await LISTING.fetch(connection, search, _tag)


def _tag(row: Record | None) -> Tag:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Tag(*row[: len(Tag.__struct_fields__)])
