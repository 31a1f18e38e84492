"""The sample data of a desk that was just set up: made meanwhile, once, and by the worker if the web process ended."""

import asyncio
import datetime as dt
from typing import Any

import structlog

from parley.app import store
from parley.core.files import FileVault
from parley.kit.clock import utc_now
from parley.kit.db import Database, DatabaseGone

LEASE = dt.timedelta(minutes=2)


async def make_samples(database: Database, vault: FileVault, workspace: int | None = None) -> int | None:
    """Make the sample data that is due, of one workspace, unless somebody else does; return which it was."""
    from parley.app.demo import DemoPresent, make_desk

    now = utc_now()
    async with database.system() as connection:
        claimed = await store.claim_samples(connection, workspace=workspace, now=now, until=now + LEASE)
    if claimed is None:
        return None
    try:
        await make_desk(database, vault, claimed, seed=1)
    except DemoPresent:
        structlog.get_logger().info("the sample data is there already", workspace=claimed)
    async with database.system() as connection:
        await store.finish_samples(connection, workspace=claimed)
    return claimed


class Furnisher:
    """Makes sample data beside the requests of a web process; `files` is the address of the vault."""

    def __init__(self, database: Database, files: str) -> None:
        self._database = database
        self._files = files
        self._running: set[asyncio.Task[None]] = set()
        self._log: Any = structlog.get_logger()

    def furnish(self, workspace: int) -> None:
        """Begin, and come back at once."""
        task = asyncio.create_task(self._make(workspace))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def stop(self) -> None:
        """Leave what is under way to the worker."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _make(self, workspace: int) -> None:
        try:
            await make_samples(self._database, FileVault(self._files), workspace)
        except DatabaseGone:
            self._log.warning("the sample data is left to the worker", workspace=workspace)
        except Exception:  # noqa: BLE001 -- nobody waits for this task; the log is where its failure is seen
            self._log.exception("the sample data could not be made", workspace=workspace)
