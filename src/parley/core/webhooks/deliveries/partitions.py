"""The days in which deliveries and attempts are kept: made ahead, dropped when they are past."""

import datetime as dt

from parley.core.webhooks.deliveries import store
from parley.kit.db import Database, partitions

KEPT = dt.timedelta(days=30)


async def keep_partitions(database: Database, now: dt.datetime) -> None:
    """There is a partition for each of the next seven days; those older than thirty days are gone."""
    await partitions.keep_partitions(database, store.TABLES, kept=KEPT, now=now)
