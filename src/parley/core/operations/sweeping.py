"""What nobody can undo any more is forgotten."""

import datetime as dt

from parley.core.operations import store
from parley.core.operations.model import LATE
from parley.kit.db import Database


async def drop_expired(database: Database, now: dt.datetime) -> int:
    """Operations that expired a day ago are gone, in every workspace. Returns how many. Safe to repeat."""
    async with database.system() as connection:
        return await store.drop(connection, before=now - LATE)
