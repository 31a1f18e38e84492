"""Take in the imports that wait: a batch of lines in a transaction, which moves the import on with it.

So a worker that is killed has done a batch whole or not at all, and another goes on behind the last. Every workspace
has its turn after each batch: a large import does not keep a small one waiting, nor does one that fails.
"""

import datetime as dt
from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any, TypeAlias

import msgspec
import structlog

from parley.core.actor import system_actor
from parley.core.imports import store
from parley.core.imports.batch import Batch, ReadLine
from parley.core.imports.events import ImportFailed, ImportFinished
from parley.core.imports.model import Import
from parley.core.imports.pace import Pace
from parley.core.work import Work, writing
from parley.kit.clock import utc_now
from parley.kit.db import Database

PAUSES = tuple(dt.timedelta(seconds=seconds) for seconds in (0, 1, 5, 15, 30))
"""Before the next try of a batch that failed; after the last the import has failed."""
ABANDONED = dt.timedelta(hours=24)
KEPT = dt.timedelta(days=30)
ORIGIN = "import"
Reader: TypeAlias = Callable[[Work, Import], Awaitable[ReadLine]]


class Importer:
    """Takes in what waits, in one process; others may do so beside it."""

    def __init__(self, database: Database, reader: Reader) -> None:
        self._database = database
        self._reader = reader
        self._pace = Pace()
        self._log: Any = structlog.get_logger()

    async def look(self) -> int:
        """Every workspace that has an import gets on by a batch; return how many did.

        Raises DatabaseGone.
        """
        async with self._database.system() as connection:
            waiting = await store.list_due(connection, utc_now())
        return sum([await self._take(workspace, number) for workspace, number in waiting])

    async def _take(self, workspace: int, number: int) -> bool:
        began = perf_counter()
        try:
            lines = await run_batch(
                self._database, self._reader, workspace=workspace, number=number, limit=self._pace.lines
            )
        except Exception:  # noqa: BLE001 -- whatever is wrong with one import must not keep the others waiting
            self._log.warning("import stumbled", workspace=workspace, id=number, lines=self._pace.lines, exc_info=True)
            self._pace.stumble()
            await stumble(self._database, workspace=workspace, number=number)
            return True
        self._pace.learn(lines or 0, perf_counter() - began)
        return lines is not None


async def run_batch(database: Database, reader: Reader, *, workspace: int, number: int, limit: int) -> int | None:
    """The next lines are taken in or refused; return how many, None where nothing is left or another has it."""
    async with writing(database, system_actor(workspace), now=utc_now(), origin=ORIGIN) as work:
        claimed = await store.claim(work, number)
        if claimed is None:
            return None
        work.actor = msgspec.structs.replace(claimed.actor, workspace=workspace)
        work.quiet = True
        lines, is_over = await store.next_lines(work, number, after=claimed.position, limit=limit)
        batch = Batch(work)
        await batch.read(lines, await reader(work, claimed))
        await batch.open()
        await store.settle(work, number, taken=batch.taken, refused=batch.refused)
        done, refused = len(batch.taken), len(batch.refused)
        position = lines[-1][0] if lines else claimed.position
        await store.progress(work, number, position=position, done=done, refused=refused, is_over=is_over)
        if is_over:
            work.quiet = False
            done, refused = claimed.done + done, claimed.refused + refused
            work.record(ImportFinished(id=claimed.id, lines=claimed.lines, status="done", done=done, refused=refused))
        return len(lines)


async def stumble(database: Database, *, workspace: int, number: int) -> None:
    """The import is tried again a little later, or it has failed. Raises DatabaseGone."""
    async with writing(database, system_actor(workspace), now=utc_now(), origin=ORIGIN) as work:
        claimed = await store.claim(work, number)
        if claimed is None:
            return
        if claimed.tries < len(PAUSES):
            await store.postpone(work, number, due=work.now + PAUSES[claimed.tries])
            return
        await store.fail(work, number, f"The lines after line {claimed.position} could not be taken in")
        work.record(ImportFailed(id=claimed.id, lines=claimed.lines, done=claimed.done, refused=claimed.refused))


async def forget_lines(database: Database, now: dt.datetime) -> None:
    """Nothing is left of what was not uploaded to its end within a day, nor of lines refused thirty days ago."""
    async with database.system() as connection:
        await store.delete_abandoned(connection, now - ABANDONED)
        while await store.delete_lines(connection, now - KEPT):
            pass
