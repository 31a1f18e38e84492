"""Load a workspace's words in one snapshot."""

import msgspec

from parley.core.categories import Category
from parley.core.categories import store as categories
from parley.core.fields import Field
from parley.core.fields import store as fields
from parley.core.inboxes import Inbox
from parley.core.inboxes import store as inboxes
from parley.core.statuses import Status
from parley.core.statuses import store as statuses
from parley.kit.db import Connection


class SetupRows(msgspec.Struct, frozen=True):
    """What was found."""

    version: int
    slug: str
    statuses: list[Status]
    inboxes: list[Inbox]
    categories: list[Category]
    fields: list[Field]


async def fetch(connection: Connection, workspace: int) -> SetupRows:
    """Read the version first: words that change while the rest is read only make the version too old, never wrong."""
    row = await connection.fetchrow("select setup_version, slug from workspaces where workspace_id = $1", workspace)
    assert row is not None  # noqa: S101 -- whoever works here has a workspace
    return SetupRows(
        row["setup_version"],
        row["slug"],
        await statuses.fetch_all(connection, workspace),
        await inboxes.fetch_all(connection, workspace),
        await categories.fetch_all(connection, workspace),
        [field for field in await fields.fetch_all(connection, workspace) if field.entity == "ticket"],
    )
