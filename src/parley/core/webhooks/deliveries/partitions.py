"""The days in which deliveries and attempts are kept: made ahead, dropped when they are past."""

import datetime as dt

from parley.core.webhooks.deliveries import store
from parley.kit.db import Database

AHEAD = 7
KEPT = dt.timedelta(days=30)


async def keep_partitions(database: Database, now: dt.datetime) -> None:
    """There is a partition for today and each of the next seven days; those older than thirty days are gone."""
    today = now.date()
    async with database.system() as connection:
        for days in range(1, AHEAD + 1):
            await store.make_partitions(connection, today + dt.timedelta(days=days))
        await store.drop_partitions(connection, (now - KEPT).date())
