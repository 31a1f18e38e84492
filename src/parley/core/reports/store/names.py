"""The SQL of what tells rows apart, by its name: looked up by key, for the rows that are shown."""

from collections.abc import Collection
from typing import Final

from parley.core.work import Work

TABLES: Final = {
    "inbox": "inboxes",
    "assignee": "agents",
    "team": "teams",
    "category": "categories",
    "tag": "tags",
}


async def fetch_names(work: Work, dimension: str, ids: Collection[int]) -> dict[int, str]:
    """Fetch the names of inboxes, agents, teams, categories or tags by their ids."""
    rows = await work.connection.fetch(
        f"select id, name from {TABLES[dimension]} where workspace_id = $1 and id = any($2::bigint[])",
        work.workspace, list(ids),
    )  # fmt: skip
    return {row["id"]: row["name"] for row in rows}
