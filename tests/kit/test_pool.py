"""The pool of connections, on a real server."""

import asyncio
from typing import Any

import pytest

from parley.kit.db import Database, DatabaseGone
from parley.kit.db import database as module


async def open_database(url: str, **options: Any) -> Database:
    database = Database(url, **options)
    await database.open()
    return database


class TestAPool:
    async def test_that_is_not_open_lends_nothing(self, database_url: str) -> None:
        with pytest.raises(DatabaseGone):
            async with Database(database_url).tenant(1):
                raise AssertionError

    async def test_lends_nothing_when_all_stay_lent(self, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "ACQUIRE_SECONDS", 1.0)
        database = await open_database(database_url, size=1)
        async with database.tenant(1):
            with pytest.raises(DatabaseGone):
                async with database.tenant(1):
                    raise AssertionError
        async with database.tenant(1) as connection:
            assert await connection.fetchval("select 1") == 1
        await database.close()

    async def test_throws_away_what_was_broken_off(self, database_url: str) -> None:
        database = await open_database(database_url, size=1)
        async with database.tenant(1) as connection:
            before = connection.get_server_pid()
        with pytest.raises(DatabaseGone):
            async with database.tenant(1) as connection:
                await connection.fetchval("select pg_sleep(5)", timeout=0.05)
        assert database.usage() == (0, 0)
        async with database.tenant(1) as connection:
            assert connection.get_server_pid() != before
        await database.close()

    async def test_replaces_a_connection_that_the_server_ended(self, database_url: str) -> None:
        database = await open_database(database_url, size=2)
        with pytest.raises(DatabaseGone):
            async with database.tenant(1) as connection:
                await connection.execute("select pg_terminate_backend(pg_backend_pid())")
        async with database.tenant(1) as connection:
            assert await connection.fetchval("select 1") == 1
        await database.close()

    async def test_keeps_a_connection_after_a_statement_was_refused(self, database_url: str) -> None:
        database = await open_database(database_url, size=1)
        async with database.tenant(1) as connection:
            before = connection.get_server_pid()
        with pytest.raises(module.asyncpg.UndefinedTableError):
            async with database.tenant(1) as connection, connection.transaction():
                await connection.execute("select from nothing")
        async with database.tenant(1) as connection:
            assert (connection.get_server_pid(), connection.is_in_transaction()) == (before, False)
        await database.close()

    async def test_gives_all_a_turn_with_few_connections(self, database_url: str) -> None:
        database = await open_database(database_url, size=2)

        async def ask(number: int) -> int:
            async with database.tenant(1) as connection:
                return await connection.fetchval("select $1::int", number)

        assert await asyncio.gather(*map(ask, range(50))) == list(range(50))
        assert database.usage() == (0, 2)
        await database.close()
        assert database.usage() == (0, 0)
