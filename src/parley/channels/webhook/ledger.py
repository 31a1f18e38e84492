"""The record of what was sent: attempts that were accepted are written together, many in one transaction.

Whatever ends while a record is being written waits for the next one, so there is no delay while there is little to do.
"""

import asyncio
from collections.abc import Sequence
from typing import TypeAlias

from parley.core.webhooks import deliveries
from parley.core.webhooks.deliveries import Due, Outcome
from parley.kit.clock import utc_now
from parley.kit.db import Contended, Database

Entry: TypeAlias = tuple[Due, Outcome, asyncio.Future[None]]


class Ledger:
    """Writes for one sender."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[Entry] = []
        self._writing: asyncio.Task[None] | None = None

    async def record(self, due: Due, outcome: Outcome) -> None:
        """The attempt is on record, with what it makes of its delivery. Raises DatabaseGone."""
        if not outcome.ok:
            await deliveries.finish(self._database, due, outcome, now=utc_now())
            return
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((due, outcome, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await written

    async def _write(self) -> None:
        await asyncio.sleep(0)  # whatever ended in this very moment comes along
        try:
            while self._waiting:
                entries, self._waiting = self._waiting, []
                await self._write_all(entries)
        finally:
            self._writing = None

    async def _write_all(self, entries: Sequence[Entry]) -> None:
        try:
            dues, outcomes = [entry[0] for entry in entries], [entry[1] for entry in entries]
            await deliveries.finish_well(self._database, dues, outcomes, now=utc_now())
        except Contended:
            await asyncio.gather(*(self._write_alone(entry) for entry in entries))
        except Exception as error:  # noqa: BLE001 -- it is raised where each of them is waited for
            _settle(entries, error)
        else:
            _settle(entries)

    async def _write_alone(self, entry: Entry) -> None:
        due, outcome, _ = entry
        try:
            await deliveries.finish(self._database, due, outcome, now=utc_now())
        except Exception as error:  # noqa: BLE001 -- likewise
            _settle([entry], error)
        else:
            _settle([entry])


def _settle(entries: Sequence[Entry], error: Exception | None = None) -> None:
    for _, _, written in entries:
        if written.done():
            continue
        if error is None:
            written.set_result(None)
        else:
            written.set_exception(error)
