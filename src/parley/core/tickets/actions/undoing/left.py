"""What undoing leaves as it is."""

import msgspec

from parley.core.operations import CannotUndo
from parley.core.tickets.store.writing import Locked


class Left(msgspec.Struct, frozen=True):
    """Something that others changed since: a property of a ticket, its `conversations`, or the `ticket` as a whole."""

    ticket: int
    what: str
    messages: list[int] = []


def both(locked: dict[int, Locked], source: int, into: int) -> tuple[Locked, Locked]:
    """Return two tickets that are to be parted or joined again. Raises CannotUndo where one is deleted."""
    for number in (source, into):
        if number not in locked:
            raise CannotUndo(f"Ticket #{number} is deleted: restore it first")
    return locked[source], locked[into]


def strayed(into: int, wanted: list[int], back: list[int]) -> list[Left]:
    """Name the messages that went elsewhere since."""
    elsewhere = sorted(set(wanted) - set(back))
    return [Left(into, "conversations", elsewhere)] if elsewhere else []
