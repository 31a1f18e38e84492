"""The SQL of workspaces."""

import datetime as dt

from parley.core.workspaces.model import DEFAULT_CATEGORY, DEFAULT_INBOX, DEFAULT_STATUSES, Workspace
from parley.kit.db import Connection, Record

COLUMNS = "w.workspace_id, w.slug, w.name, w.hosts, w.api_versions, w.owner_id, w.version, w.created_at, w.updated_at"


async def insert(connection: Connection, *, slug: str, name: str, now: dt.datetime) -> int:
    """Add a workspace with its ticket numbers; return its id."""
    workspace = await connection.fetchval(
        "insert into workspaces (slug, name, created_at, updated_at) values ($1, $2, $3, $3) returning workspace_id",
        slug, name, now,
    )  # fmt: skip
    await connection.execute("select create_ticket_numbers($1)", workspace)
    return workspace


async def furnish(
    connection: Connection, *, workspace: int, owner_email: str, owner_name: str, now: dt.datetime
) -> int:
    """Give a new workspace its owner, statuses, inbox and category; return the owner's id."""
    owner = await connection.fetchval(
        "insert into agents (workspace_id, email, name, role, created_at, updated_at)"
        " values ($1, $2, $3, 'owner', $4, $4) returning id",
        workspace, owner_email, owner_name, now,
    )  # fmt: skip
    await connection.execute("update workspaces set owner_id = $2 where workspace_id = $1", workspace, owner)
    await connection.executemany(
        "insert into statuses (workspace_id, key, name, state, type, color, position, is_default, created_at,"
        " updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        [(workspace, *status, place, place == 0, now) for place, status in enumerate(DEFAULT_STATUSES)],
    )
    for table, name in (("inboxes", DEFAULT_INBOX), ("categories", DEFAULT_CATEGORY)):
        await connection.execute(
            f"insert into {table} (workspace_id, name, is_default, created_at, updated_at)"
            " values ($1, $2, true, $3, $3)",
            workspace, name, now,
        )  # fmt: skip
    return owner


async def find(connection: Connection, *, workspace: int, lock: bool = False) -> Workspace | None:
    """Find a workspace by its id."""
    ending = " for update" if lock else ""
    row = await connection.fetchrow(f"select {COLUMNS} from workspaces w where w.workspace_id = $1{ending}", workspace)
    return _workspace(row) if row else None


async def find_by_slug(connection: Connection, slug: str) -> Workspace | None:
    """Find a workspace by its name in addresses; needs a system connection."""
    row = await connection.fetchrow(f"select {COLUMNS} from workspaces w where w.slug = $1", slug)
    return _workspace(row) if row else None


async def find_by_host(connection: Connection, host: str) -> int | None:
    """Find which workspace a host name leads to, else the first there is; needs a system connection."""
    return await connection.fetchval(
        "select w.workspace_id from workspaces w order by $1 <> all(w.hosts), w.workspace_id limit 1", host
    )


async def list_all(connection: Connection) -> list[Workspace]:
    """List every workspace, oldest first; needs a system connection."""
    rows = await connection.fetch(f"select {COLUMNS} from workspaces w order by w.workspace_id")
    return [_workspace(row) for row in rows]


async def count_all(connection: Connection) -> int:
    """Count every workspace; needs a system connection."""
    return await connection.fetchval("select count(*) from workspaces")


async def update(connection: Connection, workspace: Workspace, *, now: dt.datetime) -> Workspace:
    """Write all that may change of the workspace as its next version."""
    row = await connection.fetchrow(
        "update workspaces w set name = $2, hosts = $3, api_versions = $4, version = w.version + 1, updated_at = $5"
        f" where w.workspace_id = $1 returning {COLUMNS}",
        workspace.id, workspace.name, workspace.hosts, workspace.api_versions, now,
    )  # fmt: skip
    return _workspace(row)


def _workspace(row: Record | None) -> Workspace:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Workspace(*row)
