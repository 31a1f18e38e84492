"""What these tests leave due would be sent, to nobody, by the next test that sends all there is."""

from collections.abc import AsyncGenerator

import pytest

from parley.kit.db import Database


@pytest.fixture(autouse=True)
async def nothing_is_left_due(database: Database) -> AsyncGenerator[None]:
    """Remove every delivery after each test."""
    yield
    async with database.system() as connection:
        await connection.execute("delete from webhook_deliveries")
