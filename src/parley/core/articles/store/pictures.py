"""The SQL of pictures: which files the articles of a workspace show, and which of them need not be kept any more."""

import datetime as dt
from collections.abc import Collection

from parley.kit.db import Connection

# A picture is a file that belongs to no ticket and is kept: for ever while it is shown, and to a moment when it is not.
PICTURE = "f.ticket_number is null and f.message_id is null and f.wanted_until is not null"
WORKSPACES = f"select distinct f.workspace_id from files f where f.created_at < $1 and {PICTURE}"
SHOWN = """
select distinct m[1]::bigint as file from articles a
cross join lateral regexp_matches(a.body || ' ' || a.body_html, $3, 'g') m
where a.workspace_id = $1 and (strpos(a.body, $2) > 0 or strpos(a.body_html, $2) > 0)
"""
KEEP = f"""
update files f set wanted_until = 'infinity'
where f.workspace_id = $1 and f.id = any($2::bigint[]) and {PICTURE} and f.wanted_until < 'infinity'
"""
LET_GO = f"""
with unshown as (
    select f.id from files f
    where f.workspace_id = $1 and f.created_at < $2 and {PICTURE} and f.wanted_until = 'infinity'
      and f.id <> all($4::bigint[])
    order by f.id limit $5 for update skip locked
)
update files f set wanted_until = $3 from unshown where f.workspace_id = $1 and f.id = unshown.id returning f.id
"""


async def list_workspaces(connection: Connection, *, before: dt.datetime) -> list[int]:
    """List the workspaces, of all, that have pictures from before a moment; needs a system connection."""
    return [row["workspace_id"] for row in await connection.fetch(WORKSPACES, before)]


async def find_shown(connection: Connection, workspace: int) -> set[int]:
    """Find the files that any article names by a picture's address, published or not."""
    address = f"pictures/{workspace}."
    pattern = f"pictures/{workspace}\\.([0-9]{{1,18}})\\."
    return {row["file"] for row in await connection.fetch(SHOWN, workspace, address, pattern)}


async def keep(connection: Connection, workspace: int, shown: Collection[int]) -> None:
    """Have those that were let go and are shown again be kept for ever."""
    await connection.execute(KEEP, workspace, list(shown))


async def let_go(
    connection: Connection,
    workspace: int,
    *,
    shown: Collection[int],
    before: dt.datetime,
    until: dt.datetime,
    limit: int,
) -> int:
    """Have some pictures from before a moment that are not shown be kept no longer than to another; count them."""
    return len(await connection.fetch(LET_GO, workspace, before, until, list(shown), limit))
