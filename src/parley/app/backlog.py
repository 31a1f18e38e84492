"""What waits behind the events, for the page of figures: the dispatcher's lag, deliveries, endpoints in trouble."""

import time

from parley.app.metrics import Metrics
from parley.core.dispatch import measure_lag
from parley.core.webhooks.deliveries import measure_backlog
from parley.kit.clock import utc_now
from parley.kit.db import Database, DatabaseGone

EVERY = 1.0


class BacklogWatch:
    """Measures when it is asked to, once a second at most."""

    def __init__(self, database: Database, metrics: Metrics) -> None:
        self._database = database
        self._metrics = metrics
        self._looked = -EVERY

    async def look(self) -> None:
        """Note the figures; they stay as they were while the database is away."""
        if time.monotonic() - self._looked < EVERY:
            return
        self._looked = time.monotonic()
        now = utc_now()
        try:
            lag = await measure_lag(self._database, now=now)
            backlog = await measure_backlog(self._database, now=now)
        except DatabaseGone:
            return
        self._metrics.note_backlog(lag, backlog)
