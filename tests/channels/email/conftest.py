"""What other tests left due would be sent by these, which send all there is."""

import pytest

from parley.kit.db import Database


@pytest.fixture(autouse=True)
async def nothing_was_left_due(database: Database) -> None:
    """Remove every mail before each test."""
    async with database.system() as connection:
        await connection.execute("delete from outgoing_mails")
