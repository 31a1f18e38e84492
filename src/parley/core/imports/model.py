"""What an import is, and how large one may be."""

import datetime as dt

import msgspec

from parley.core.actor import Actor
from parley.core.errors import Conflict, Fault, NotFound
from parley.core.tickets import PastTicket

LONGEST_LINE = 2 * 1024**2
MOST_LINES = 2_000_000
MOST_BYTES = 4 * 1024**3


class ImportNotFound(NotFound):
    """No such import in this workspace."""

    def __init__(self) -> None:
        super().__init__("Import")


class ImportNotUnderWay(Conflict):
    """The import is over, or still on its way here."""

    code = "import_not_under_way"

    def __init__(self, status: str) -> None:
        super().__init__(f"The import is '{status}': only one that waits or runs can be canceled")
        self.status = status


class Import(msgspec.Struct, frozen=True):
    """An import: of its `lines`, so many are `done` and so many `refused`.

    `tries` is how often it failed at its present `position`.
    """

    id: int
    status: str
    name: str
    actor: Actor
    lines: int
    done: int
    refused: int
    position: int
    error: str | None
    tries: int
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
    finished_at: dt.datetime | None


class RefusedLine(msgspec.Struct, frozen=True):
    """A line that was not taken in, with everything that is wrong with it."""

    line: int
    content: str
    faults: list[Fault]


class Line(msgspec.Struct, frozen=True):
    """What a line says: a ticket, and by what name it went elsewhere."""

    ticket: PastTicket
    external_id: str | None = None
