"""Write the exports that wait: a page of tickets at a time, straight into the vault."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from typing import Any, Protocol

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


async def run_exports(database: Database, vault: FileVault, spell: Spell) -> int:
    """Every export that waits is written, also one that another process left unfinished; return how many.

    Where another process is at it, nothing is done. One that fails is marked so and does not keep the others waiting.
    Raises Unavailable when the vault does not answer; then they wait on.
    """
    async with database.system() as connection:
        if not await store.try_lock(connection):
            return 0
        try:
            waiting = await store.list_unfinished(connection)
            for workspace, export in waiting:
                await _run(database, vault, spell, workspace, export)
        finally:
            await store.unlock(connection)
    return len(waiting)


async def _run(database: Database, vault: FileVault, spell: Spell, workspace: int, number: int) -> None:
    desk = system_actor(workspace)
    async with writing(database, desk, now=utc_now(), origin=ORIGIN) as work:
        export = await store.find(work, number)
        await store.progress(work, number, 0)
    if export is None:
        return
    try:
        await _write(database, vault, spell, desk, export)
    except Unavailable:
        raise
    except ParleyError as error:
        async with writing(database, desk, now=utc_now(), origin=ORIGIN) as work:
            await store.finish(work, number, error=error.message, at=work.now)
            work.record(ExportFailed(id=number, format=export.format))


async def _write(database: Database, vault: FileVault, spell: Spell, desk: Actor, export: Export) -> None:
    pages = _Pages(database, spell, desk, export)
    stored = await take_in(
        vault,
        pages.chunks(),
        workspace=desk.workspace,
        name=f"tickets-{export.id}.{export.format}",
        declared=TYPES[export.format],
        most=LARGEST,
        at="export",
    )
    try:
        async with writing(database, desk, now=utc_now(), origin=ORIGIN) as work:
            await add_file(work, stored=stored)
            await store.finish(work, export.id, rows=pages.rows, key=stored.key, at=work.now)
            work.record(ExportFinished(id=export.id, format=export.format, rows=pages.rows))
    except BaseException:
        await drop_bytes(vault, [stored.key])
        raise


class _Pages:
    """The tickets in the order of their creation, each page read by itself; `rows` counts what was given out."""

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
        while True:
            search = _search(self._desk.workspace, after)
            async with writing(self._database, self._desk, now=utc_now(), origin=ORIGIN) as work:
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
