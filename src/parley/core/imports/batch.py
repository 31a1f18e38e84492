"""Some lines on their way in: read, judged together, and opened as tickets."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from parley.core.errors import Fault, Invalid
from parley.core.imports import store
from parley.core.imports.model import Line
from parley.core.tickets import Ticket, open_tickets
from parley.core.work import Work

ReadLine: TypeAlias = Callable[[str], Awaitable[Line]]
"""Reads a line in the words of the door that took it; raises Invalid."""


class Batch:
    """Some lines on their way in: those that are `taken`, and the faults of those that are `refused`."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._read: dict[int, Line] = {}
        self.taken: list[int] = []
        self.refused: dict[int, list[Fault]] = {}

    async def read(self, lines: Sequence[tuple[int, str]], read: ReadLine) -> None:
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
