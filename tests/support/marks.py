"""Whether anything changed: a mark of every row of a workspace, whatever table it is in."""

from tests.support.desks import Desk

TABLES = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'idempotency_claims'
order by 1
"""


async def mark_of(desk: Desk) -> dict[str, str | None]:
    """Return a mark of each table's rows of this workspace, but for the moments at which keys were used."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        names = [row["relname"] for row in await connection.fetch(TABLES)]
        return {
            name: await connection.fetchval(
                f"select md5(string_agg(x, '|' order by x)) from (select (to_jsonb(t) - 'last_used_at')::text as x"
                f" from {name} t where t.workspace_id = $1) rows",
                desk.workspace.id,
            )
            for name in names
        }
