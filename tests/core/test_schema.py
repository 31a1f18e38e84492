"""The tenant wall in the schema itself: what keeps workspaces apart, and what would let them be sharded."""

from typing import Any

from parley.kit.db import Connection, Database
from tests.support.desks import Desk

# Ours that belong to no workspace.
HOUSE_TABLES = {"installation"}
OURS = """
select c.oid::regclass::text as name, c.relrowsecurity as walled,
       exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
and c.relname !~ '^(_?yoyo|procrastinate)'
"""
KEYS = """
select i.indrelid::regclass::text as name, i.indexrelid::regclass::text as key,
       (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first
from pg_index i join pg_class c on c.oid = i.indrelid
where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname !~ '^(_?yoyo|procrastinate)'
"""
REFERENCES = """
select conrelid::regclass::text as name, conname as key,
       (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first
from pg_constraint c where contype = 'f' and connamespace = 'public'::regnamespace
and conrelid::regclass::text !~ '^(_?yoyo|procrastinate)'
"""
# A workspace is found by its name before it is known.
UNTENANTED_KEYS = {"workspaces_slug_key"}


async def rows(connection: Connection, statement: str) -> list[dict[str, Any]]:
    return [dict(row) for row in await connection.fetch(statement) if row["name"] not in HOUSE_TABLES]


class TestEveryTenantTable:
    async def test_has_a_policy_that_is_in_force(self, database: Database) -> None:
        async with database.system() as connection:
            tables = await rows(connection, OURS)
        assert len(tables) > 20
        assert [table["name"] for table in tables if not (table["walled"] and table["has_policy"])] == []

    async def test_leads_each_unique_key_with_the_workspace(self, database: Database) -> None:
        async with database.system() as connection:
            keys = await rows(connection, KEYS)
        stray = [key["key"] for key in keys if key["first"] != "workspace_id"]
        assert set(stray) == UNTENANTED_KEYS

    async def test_leads_each_foreign_key_with_the_workspace(self, database: Database) -> None:
        async with database.system() as connection:
            keys = await rows(connection, REFERENCES)
        assert len(keys) > 30
        assert [key["key"] for key in keys if key["first"] != "workspace_id"] == []


class TestAStatementThatForgetsTheWorkspace:
    async def test_finds_only_the_rows_of_its_own(self, desk: Desk, other_desk: Desk) -> None:
        await desk.made("/tickets", {"subject": "mine"})
        await other_desk.made("/tickets", {"subject": "theirs"})
        async with desk.database.tenant(desk.workspace.id) as connection:
            assert [row["subject"] for row in await connection.fetch("select subject from tickets")] == ["mine"]

    async def test_cannot_write_into_another(self, desk: Desk, other_desk: Desk) -> None:
        async with desk.database.tenant(desk.workspace.id) as connection:
            done = await connection.execute(
                "update workspaces set name = 'taken' where workspace_id = $1", other_desk.workspace.id
            )
        assert done == "UPDATE 0"
