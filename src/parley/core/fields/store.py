"""The SQL of fields."""

import datetime as dt

import msgspec

from parley.core.fields.model import Entity, Field, FieldType
from parley.core.fields.options import Option
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "f.id, f.entity, f.key, f.label, f.type, f.required, f.public, f.allow_multiple, f.max_length, f.options,"
    " f.last_option_id, f.version, f.created_at, f.updated_at, f.single_line"
)
LISTING = Listing(columns=COLUMNS, table="fields f")


async def insert(connection: Connection, *, workspace: int, draft: Field) -> Field:
    """Add the field under an id of its own."""
    row = await connection.fetchrow(
        "insert into fields as f (workspace_id, entity, key, label, type, required, public, allow_multiple, max_length,"
        " options, last_option_id, created_at, updated_at, single_line)"
        f" values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13) returning {COLUMNS}",
        workspace, draft.entity, draft.key, draft.label, draft.type, draft.required, draft.public,
        draft.allow_multiple, draft.max_length, draft.options, draft.last_option_id, draft.created_at,
        draft.single_line,
    )  # fmt: skip
    return _field(row)


async def find(connection: Connection, *, workspace: int, field: int, lock: bool = False) -> Field | None:
    """Find a field; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from fields f where f.workspace_id = $1 and f.id = $2{ending}", workspace, field
    )
    return _field(row) if row else None


async def update(connection: Connection, *, workspace: int, field: Field, now: dt.datetime) -> Field:
    """Write all that may change of the field as its next version."""
    row = await connection.fetchrow(
        "update fields f set label = $3, required = $4, public = $5, allow_multiple = $6, max_length = $7,"
        " options = $8, last_option_id = $9, single_line = $10, version = f.version + 1, updated_at = $11"
        f" where f.workspace_id = $1 and f.id = $2 returning {COLUMNS}",
        workspace, field.id, field.label, field.required, field.public, field.allow_multiple, field.max_length,
        field.options, field.last_option_id, field.single_line, now,
    )  # fmt: skip
    return _field(row)


async def delete(connection: Connection, *, workspace: int, field: int) -> None:
    """Remove a field, also from the categories that name it."""
    await connection.execute("delete from fields where workspace_id = $1 and id = $2", workspace, field)


async def fetch(connection: Connection, search: Search, *, entity: Entity | None = None) -> Found[Field]:
    """Page through the fields, of one entity if it is named."""
    if entity is not None:
        search.where("f.entity = ?", entity)
    return await LISTING.fetch(connection, search, _field)


async def fetch_of(connection: Connection, workspace: int, entity: Entity) -> list[Field]:
    """Fetch every field of one entity, oldest first."""
    return [field for field in await fetch_all(connection, workspace) if field.entity is entity]


async def fetch_all(connection: Connection, workspace: int) -> list[Field]:
    """Fetch every field, of every entity, oldest first."""
    rows = await connection.fetch(f"select {COLUMNS} from fields f where f.workspace_id = $1 order by f.id", workspace)
    return [_field(row) for row in rows]


def _field(row: Record | None) -> Field:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    values = dict(zip(Field.__struct_fields__, row, strict=False))
    values["entity"], values["type"] = Entity(row["entity"]), FieldType(row["type"])
    values["options"] = msgspec.convert(row["options"], list[Option])
    return Field(**values)
