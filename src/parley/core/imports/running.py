"""Take in the imports that wait: a batch of lines in a transaction, which moves the import on with it.

So a worker that is killed has done a batch whole or not at all, and another goes on behind the last.
"""

import datetime as dt
from collections.abc import Awaitable, Callable

import msgspec

from parley.core.actor import system_actor
from parley.core.errors import Fault, Invalid
from parley.core.imports import store
from parley.core.imports.events import ImportFinished
from parley.core.imports.model import Import, Line
from parley.core.tickets import Ticket, open_tickets
from parley.core.work import Work, writing
from parley.kit.clock import utc_now
from parley.kit.db import Contended, Database

BATCH = 500
"""Lines: half a second of work on two cores, measured."""
ABANDONED = dt.timedelta(hours=24)
ORIGIN = "import"
ReadLine = Callable[[str], Awaitable[Line]]
"""Reads a line in the words of the door that took it; raises Invalid."""
Reader = Callable[[Work, Import], Awaitable[ReadLine]]


async def run_imports(database: Database, reader: Reader) -> int:
    """Every line that waits is taken in or refused, but for those that another process has; return how many."""
    async with database.system() as connection:
        waiting = await store.list_unfinished(connection)
    settled = 0
    for workspace, number in waiting:
        while True:
            try:
                amount = await run_batch(database, reader, workspace=workspace, number=number)
            except Contended:
                continue
            if amount is None:
                break
            settled += amount
    return settled


async def run_batch(database: Database, reader: Reader, *, workspace: int, number: int) -> int | None:
    """The next lines are taken in or refused; return how many, None where nothing is left or another has it."""
    async with writing(database, system_actor(workspace), now=utc_now(), origin=ORIGIN) as work:
        claimed = await store.claim(work, number)
        if claimed is None:
            return None
        work.actor = msgspec.structs.replace(claimed.actor, workspace=workspace)
        work.quiet = True
        lines = await store.next_lines(work, number, after=claimed.position, limit=BATCH)
        batch = _Batch(work)
        await batch.read(lines, await reader(work, claimed))
        await batch.open()
        await store.settle(work, number, taken=batch.taken, refused=batch.refused)
        is_over = len(lines) < BATCH
        done, refused = len(batch.taken), len(batch.refused)
        position = lines[-1][0] if lines else claimed.position
        await store.progress(work, number, position=position, done=done, refused=refused, is_over=is_over)
        if is_over:
            _tell(work, claimed, done=claimed.done + done, refused=claimed.refused + refused)
        return len(lines)


def _tell(work: Work, claimed: Import, *, done: int, refused: int) -> None:
    work.quiet = False
    work.record(ImportFinished(id=claimed.id, lines=claimed.lines, done=done, refused=refused))


class _Batch:
    """Some lines on their way in: those that are `taken`, and the faults of those that are `refused`."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._read: dict[int, Line] = {}
        self.taken: list[int] = []
        self.refused: dict[int, list[Fault]] = {}

    async def read(self, lines: list[tuple[int, str]], read: ReadLine) -> None:
        """Read the lines, and refuse those that say nothing, or what another said before."""
        for place, content in lines:
            try:
                self._read[place] = await read(content)
            except Invalid as error:
                self.refused[place] = list(error.faults)
        await self._refuse_numbers()
        await self._refuse_names()

    async def _refuse_numbers(self) -> None:
        wanted = {place: line.ticket.number for place, line in self._read.items() if line.ticket.number is not None}
        taken = await store.taken_numbers(self._work, list(wanted.values())) if wanted else set[int]()
        for place, number in wanted.items():
            if number in taken:
                self._refuse(place, Fault("number", "There is a ticket of this number"))
            taken.add(number)

    async def _refuse_names(self) -> None:
        wanted = {place: line.external_id for place, line in self._read.items() if line.external_id is not None}
        known = await store.known_ids(self._work, list(wanted.values())) if wanted else dict[str, int]()
        for place, name in wanted.items():
            if name in known:
                came = f", as ticket {known[name]}" if known[name] else ""
                self._refuse(place, Fault("external_id", f"Came in before{came}"))
            known.setdefault(name, 0)

    def _refuse(self, place: int, fault: Fault) -> None:
        del self._read[place]
        self.refused[place] = [fault]

    async def open(self) -> None:
        """Open the tickets of what is left."""
        opened = await open_tickets(self._work, [line.ticket for line in self._read.values()])
        names: dict[str, int] = {}
        for (place, line), ticket in zip(self._read.items(), opened, strict=True):
            if isinstance(ticket, Ticket):
                self.taken.append(place)
                names |= {} if line.external_id is None else {line.external_id: ticket.number}
            else:
                self.refused[place] = list(ticket.faults)
        if names:
            await store.keep_ids(self._work, names)


async def forget_abandoned(database: Database, now: dt.datetime) -> None:
    """Nothing is left of what was not uploaded to its end within a day."""
    async with database.system() as connection:
        await store.delete_abandoned(connection, now - ABANDONED)
