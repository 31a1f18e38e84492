"""The record of what was sent: attempts that were accepted are written together, many in one transaction.

Whatever ends while a record is being written waits for the next one, so there is no delay while there is little to do.
"""

import asyncio
from typing import TypeAlias

from parley.core.webhooks import deliveries
from parley.core.webhooks.deliveries import Due, Outcome, Warner
from parley.kit.clock import utc_now
from parley.kit.db import Contended, Database

Entry: TypeAlias = tuple[Due, Outcome, asyncio.Future[bool]]


class Ledger:
    """Writes for one sender."""

    def __init__(self, database: Database, warner: Warner) -> None:
        self._database = database
        self._warner = warner
        self._waiting: list[Entry] = []
        self._writing: asyncio.Task[None] | None = None

    async def record(self, due: Due, outcome: Outcome) -> None:
        """The attempt is on record, with what it makes of its delivery. Raises DatabaseGone."""
        if not outcome.ok or not await self._together(due, outcome):
            await deliveries.finish(self._database, due, outcome, warner=self._warner, now=utc_now())

    async def _together(self, due: Due, outcome: Outcome) -> bool:
        """Return whether the attempt was written with others, and not left out because somebody is at its delivery."""
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((due, outcome, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await written

    async def _write(self) -> None:
        await asyncio.sleep(0)  # whatever ended in this very moment comes along
        try:
            while self._waiting:
                entries, self._waiting = self._waiting, []
                await self._write_all(entries)
        finally:
            self._writing = None

    async def _write_all(self, entries: list[Entry]) -> None:
        done: set[int] = set()
        failed: Exception | None = None
        try:
            dues, outcomes = [entry[0] for entry in entries], [entry[1] for entry in entries]
            done = await deliveries.finish_well(self._database, dues, outcomes, now=utc_now())
        except Contended:
            pass  # then each is written alone
        except Exception as error:  # noqa: BLE001 -- it is raised where each of them is waited for
            failed = error
        for due, _, written in entries:
            if written.done():
                continue
            if failed is not None:
                written.set_exception(failed)
            else:
                written.set_result(due.delivery.id in done)
