"""The SQL of slugs: which are taken, and one writer at a time, so that a free one is free still when it is taken."""

from typing import Final

from parley.kit.db import Connection

# The first key of our advisory locks for this purpose; the second is the workspace.
_LOCK: Final = 0x6172746C


async def lock(connection: Connection, *, workspace: int) -> None:
    """Keep others from choosing slugs and moving sections in this workspace until the transaction ends."""
    await connection.execute("select pg_advisory_xact_lock($1, ($2::bigint % 2147483647)::int)", _LOCK, workspace)


async def list_numbers(connection: Connection, *, workspace: int, table: str, slug: str) -> set[int]:
    """List the numbers in use behind a slug, 1 for the bare one."""
    rows = await connection.fetch(
        f"select case when s.slug = $2 then 1 else substr(s.slug, length($2) + 2)::bigint end from {table} s"
        " where s.workspace_id = $1 and (s.slug = $2 or s.slug ~ ('^' || $2 || '-[1-9][0-9]{0,8}$'))",
        workspace, slug,
    )  # fmt: skip
    return {row[0] for row in rows}
