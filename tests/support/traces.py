"""Looking for a text in every row of a workspace, whatever the table: what was erased must be nowhere."""

from collections.abc import Sequence

from tests.support.desks import Desk

COLUMNS = """
select c.table_name, c.column_name from information_schema.columns c
join information_schema.columns w on w.table_schema = c.table_schema and w.table_name = c.table_name
where c.table_schema = 'public' and w.column_name = 'workspace_id'
  and (c.data_type in ('text', 'character varying', 'json', 'jsonb', 'tsvector') or c.udt_name in ('_text', '_varchar'))
order by 1, 2
"""


async def traces_of(desk: Desk, texts: Sequence[str]) -> list[str]:
    """List the `table.column` in which one of the texts stands, in any case, in a row of the desk's workspace."""
    found: list[str] = []
    async with desk.database.system() as connection:
        for table, column in await connection.fetch(COLUMNS):
            held = await connection.fetchval(
                f"select exists (select from {table} x, unnest($2::text[]) n"
                f" where x.workspace_id = $1 and strpos(lower(x.{column}::text), lower(n)) > 0)",
                desk.workspace.id,
                list(texts),
            )
            found += [f"{table}.{column}"] if held else []
    return found
