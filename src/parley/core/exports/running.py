"""Write the exports that wait: a page of tickets at a time, straight into the vault.

One at a time for each workspace. A file is there whole or not at all: whoever is stopped half-way begins anew, and so
does an export in the midst of which a customer was erased.
"""

import datetime as dt
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from typing import Any, Protocol

import msgspec
import structlog

from parley.core.actor import Actor, system_actor
from parley.core.errors import ParleyError, Unavailable
from parley.core.exports import store
from parley.core.exports.events import ExportFailed, ExportFinished
from parley.core.exports.model import LARGEST, Export
from parley.core.files import FileVault, add_file, drop_bytes, take_in
from parley.core.tickets import Ticket, TicketFilter, list_tickets
from parley.core.work import Work, reading, writing
from parley.kit.clock import utc_now
from parley.kit.db import Database
from parley.kit.db.listing import Order, Search

PAGE = 500
TYPES = {"csv": "text/csv", "ndjson": "application/x-ndjson"}
ORIGIN = "export"
PAUSES = tuple(dt.timedelta(seconds=seconds) for seconds in (5, 5, 15, 30))
"""Before the next try of an export that failed; after the last it has failed, but a vault is waited for."""
WHY = "The export could not be written"


class Spelling(Protocol):
    """How a door spells what it was asked for: its own words for a filter, and for tickets."""

    def filter(self) -> TicketFilter:
        """Read the filter."""
        ...

    def head(self) -> bytes:
        """Spell what stands before the first ticket."""
        ...

    def rows(self, tickets: Sequence[Ticket]) -> bytes:
        """Spell tickets."""
        ...


Spell = Callable[[Work, Export], Awaitable[Spelling]]


class Exporter:
    """Writes what waits, one after the other; others may do so beside it, for other workspaces."""

    def __init__(self, database: Database, vault: FileVault, spell: Spell) -> None:
        self._database = database
        self._vault = vault
        self._spell = spell
        self._log: Any = structlog.get_logger()

    async def look(self) -> int:
        """An export that waits is written, of a workspace that nobody else writes one of; return 1, or 0 for none.

        Also one that another process left unfinished, from its beginning. Raises DatabaseGone.
        """
        async with self._database.system() as connection:
            for workspace, number in await store.list_due(connection, utc_now()):
                if await store.try_lock(connection, workspace):
                    try:
                        await self._run(workspace, number)
                    finally:
                        await store.unlock(connection, workspace)
                    return 1
        return 0

    async def _run(self, workspace: int, number: int) -> None:
        desk = system_actor(workspace)
        try:
            async with writing(self._database, desk, now=utc_now(), origin=ORIGIN) as work:
                export = await store.begin(work, number)
            if export is not None:
                await self._write(desk, export)
        except Unavailable:
            await self._stumble(desk, number, tries=0)
        except ParleyError as error:
            await self._stumble(desk, number, tries=len(PAUSES), why=error.message)
        except Exception:  # noqa: BLE001 -- whatever is wrong with one export must not keep the others waiting
            self._log.warning("export stumbled", workspace=workspace, id=number, exc_info=True)
            await self._stumble(desk, number)

    async def _stumble(self, desk: Actor, number: int, *, tries: int | None = None, why: str = WHY) -> None:
        """The export is tried again a little later, or it has failed."""
        async with writing(self._database, desk, now=utc_now(), origin=ORIGIN) as work:
            export = await store.find(work, number)
            if export is None:
                return
            tried = export.tries if tries is None else tries
            if tried < len(PAUSES):
                await store.postpone(work, number, tries=tried + 1, due=work.now + PAUSES[tried])
                return
            await store.fail(work, number, why)
            work.record(ExportFailed(id=number, format=export.format))

    async def _write(self, desk: Actor, export: Export) -> None:
        pages = _Pages(self._database, self._spell, desk, export)
        stored = await take_in(
            self._vault,
            pages.chunks(),
            workspace=desk.workspace,
            name=f"tickets-{export.id}.{export.format}",
            declared=TYPES[export.format],
            most=LARGEST,
            at="export",
        )
        try:
            async with writing(self._database, desk, now=utc_now(), origin=ORIGIN) as work:
                if await store.finish(work, export.id, rows=pages.rows, key=stored.key):
                    await add_file(work, stored=stored)
                    work.record(ExportFinished(id=export.id, format=export.format, rows=pages.rows))
                    return
        except BaseException:
            await drop_bytes(self._vault, [stored.key])
            raise
        await drop_bytes(self._vault, [stored.key])


class _Pages:
    """The tickets in the order of their creation, each page read by itself, as by who asked.

    `rows` counts what was given out.
    """

    def __init__(self, database: Database, spell: Spell, desk: Actor, export: Export) -> None:
        self._database = database
        self._spell = spell
        self._desk = desk
        self._export = export
        self.rows = 0

    async def chunks(self) -> AsyncGenerator[bytes]:
        async with reading(self._database, self._desk, now=utc_now(), origin=ORIGIN) as work:
            spelling = await self._spell(work, self._export)
        yield spelling.head()
        wanted, after = spelling.filter(), None
        asker = msgspec.structs.replace(self._export.actor, workspace=self._desk.workspace)
        while True:
            search = _search(asker.workspace, after)
            async with writing(self._database, asker, now=utc_now(), origin=ORIGIN) as work:
                found = await list_tickets(work, search, wanted, described=True)
                self.rows += len(found.items)
                await store.progress(work, self._export.id, self.rows)
            yield spelling.rows(found.items)
            after = found.after
            if after is None:
                return


def _search(workspace: int, after: Any) -> Search:
    order = Order("t.created_at", "timestamptz", "asc")
    return Search(workspace, order=order, limit=PAGE, after=after, counted=False)
