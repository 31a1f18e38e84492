"""The SQL of sections."""

import datetime as dt

from parley.core.articles.model import DEEPEST_SECTION, Section
from parley.kit.db import Connection, Record
from parley.kit.db.listing import EXACT, Found, Listing, Search

COLUMNS = (
    "s.id, s.title, s.slug, s.description, s.parent_id, (select count(*) from (select 1 from articles a"
    f" where a.workspace_id = s.workspace_id and a.section_id = s.id limit {EXACT}) n_) as article_count,"
    " s.version, s.created_at, s.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="sections s")

PATH = f"""
with recursive path as (
    select id, parent_id, 1 as place from sections where workspace_id = $1 and id = $2
    union all
    select s.id, s.parent_id, place + 1 from path join sections s on s.workspace_id = $1 and s.id = path.parent_id
    where place <= {DEEPEST_SECTION}
)
select id from path
"""

HEIGHT = f"""
with recursive inside as (
    select id, 1 as depth from sections where workspace_id = $1 and id = $2
    union all
    select s.id, depth + 1 from inside join sections s on s.workspace_id = $1 and s.parent_id = inside.id
    where depth <= {DEEPEST_SECTION}
)
select coalesce(max(depth), 0) from inside
"""


async def insert(
    connection: Connection,
    *,
    workspace: int,
    title: str,
    slug: str,
    description: str,
    parent: int | None,
    now: dt.datetime,
) -> Section:
    """Add a section."""
    row = await connection.fetchrow(
        "insert into sections as s (workspace_id, title, slug, description, parent_id, created_at, updated_at)"
        f" values ($1, $2, $3, $4, $5, $6, $6) returning {COLUMNS}",
        workspace, title, slug, description, parent, now,
    )  # fmt: skip
    return _section(row)


async def find(connection: Connection, *, workspace: int, section: int, lock: bool = False) -> Section | None:
    """Find a section; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update of s" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from sections s where s.workspace_id = $1 and s.id = $2{ending}", workspace, section
    )
    return _section(row) if row else None


async def update(connection: Connection, *, workspace: int, section: Section, now: dt.datetime) -> Section:
    """Write the section as its next version."""
    row = await connection.fetchrow(
        "update sections s set title = $3, slug = $4, description = $5, parent_id = $6, version = s.version + 1,"
        f" updated_at = $7 where s.workspace_id = $1 and s.id = $2 returning {COLUMNS}",
        workspace, section.id, section.title, section.slug, section.description, section.parent_id, now,
    )  # fmt: skip
    return _section(row)


async def delete(connection: Connection, *, workspace: int, section: int) -> None:
    """Remove a section; its articles stay."""
    await connection.execute("delete from sections where workspace_id = $1 and id = $2", workspace, section)


async def fetch(connection: Connection, search: Search) -> Found[Section]:
    """Page through the sections."""
    return await LISTING.fetch(connection, search, _section)


async def list_path(connection: Connection, *, workspace: int, section: int) -> list[int]:
    """List a section and those around it, innermost first; empty when it does not exist."""
    return [row[0] for row in await connection.fetch(PATH, workspace, section)]


async def measure_height(connection: Connection, *, workspace: int, section: int) -> int:
    """Count the floors of a section with those inside it, 1 when there are none."""
    return await connection.fetchval(HEIGHT, workspace, section)


def _section(row: Record | None) -> Section:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Section(*row[: len(Section.__struct_fields__)])
