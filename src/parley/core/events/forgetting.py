"""Forgetting events that are older than the desk keeps them; without such a wish they are kept for ever."""

import asyncio
import datetime as dt

from parley.core.events import store
from parley.kit.db import Database

BATCH = 1_000
PAUSE = 0.02
"""Seconds between batches, in which the database belongs to the others."""


async def forget_events(database: Database, before: dt.datetime, *, batch: int = BATCH) -> int:
    """The events from before a moment are gone, but for those still needed and what follows them; return how many.

    Each batch is a transaction of its own, well below a second; the workspaces take turns.
    """
    forgotten = 0
    async with database.system() as connection:
        waiting = await store.list_outlived(connection, before)
    while waiting:
        further: list[int] = []
        for workspace in waiting:
            async with database.system() as connection:
                done = await store.forget(connection, workspace=workspace, before=before, most=batch)
            forgotten += done
            if done == batch:
                further.append(workspace)
            await asyncio.sleep(PAUSE)
        waiting = further
    return forgotten
