"""The SQL of categories."""

import datetime as dt
from collections.abc import Sequence

from parley.core.categories.model import Category, CategoryType
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "c.id, c.name, c.type, c.parent_id, array(select n.field_id from category_fields n"
    " where n.workspace_id = c.workspace_id and n.category_id = c.id order by n.position) as field_ids,"
    " c.is_default, c.version, c.created_at, c.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="categories c")


async def insert(connection: Connection, *, workspace: int, draft: Category) -> int:
    """Add the category, without its fields; return its id."""
    return await connection.fetchval(
        "insert into categories (workspace_id, name, type, parent_id, is_default, created_at, updated_at)"
        " values ($1, $2, $3, $4, $5, $6, $6) returning id",
        workspace, draft.name, draft.type, draft.parent_id, draft.is_default, draft.created_at,
    )  # fmt: skip


async def put_fields(connection: Connection, *, workspace: int, category: int, fields: Sequence[int]) -> None:
    """Have the category name these fields, in this order, and no others."""
    await connection.execute(
        "delete from category_fields where workspace_id = $1 and category_id = $2 and field_id <> all($3::bigint[])",
        workspace, category, fields,
    )  # fmt: skip
    await connection.execute(
        "insert into category_fields (workspace_id, category_id, field_id, position)"
        " select $1, $2, n.id, n.place from unnest($3::bigint[]) with ordinality as n (id, place)"
        " on conflict (workspace_id, category_id, field_id) do update set position = excluded.position",
        workspace, category, fields,
    )  # fmt: skip


async def find(connection: Connection, *, workspace: int, category: int, lock: bool = False) -> Category | None:
    """Find a category; with `lock`, no ticket can take it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from categories c where c.workspace_id = $1 and c.id = $2{ending}", workspace, category
    )
    return _category(row) if row else None


async def unset_default(connection: Connection, *, workspace: int, now: dt.datetime) -> int | None:
    """Take the flag from the default category; return its id."""
    return await connection.fetchval(
        "update categories set is_default = false, version = version + 1, updated_at = $2"
        " where workspace_id = $1 and is_default returning id",
        workspace, now,
    )  # fmt: skip


async def update(connection: Connection, *, workspace: int, category: Category, now: dt.datetime) -> Category:
    """Write all that may change of the category, its fields apart, as its next version."""
    row = await connection.fetchrow(
        "update categories c set name = $3, type = $4, parent_id = $5, is_default = $6, version = c.version + 1,"
        f" updated_at = $7 where c.workspace_id = $1 and c.id = $2 returning {COLUMNS}",
        workspace, category.id, category.name, category.type, category.parent_id, category.is_default, now,
    )  # fmt: skip
    return _category(row)


async def delete(connection: Connection, *, workspace: int, category: int) -> None:
    """Remove a category that has no tickets and none below it."""
    await connection.execute("delete from categories where workspace_id = $1 and id = $2", workspace, category)


async def fetch(connection: Connection, search: Search) -> Found[Category]:
    """Page through the categories."""
    return await LISTING.fetch(connection, search, _category)


async def fetch_all(connection: Connection, workspace: int) -> list[Category]:
    """Fetch every category, oldest first."""
    rows = await connection.fetch(
        f"select {COLUMNS} from categories c where c.workspace_id = $1 order by c.id", workspace
    )
    return [_category(row) for row in rows]


def _category(row: Record | None) -> Category:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    values = dict(zip(Category.__struct_fields__, row, strict=False))
    values["type"] = CategoryType(row["type"])
    return Category(**values)
