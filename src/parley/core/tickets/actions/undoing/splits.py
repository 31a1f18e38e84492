"""Undo a split: the messages go back to where they were, and the ticket made of them is deleted."""

from parley.core.operations import Split
from parley.core.tickets.actions.undoing.left import Left, both, strayed
from parley.core.tickets.actions.undoing.unmaking import unmake
from parley.core.tickets.events import TicketUnsplit
from parley.core.tickets.store import returning, writing
from parley.core.tickets.store.returning import Going
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work


async def undo_split(work: Work, done: Split, locked: dict[int, Locked]) -> list[Left]:
    """The messages are the first ticket's again; the other is deleted, unless somebody has worked on it since.

    Raises CannotUndo where one of them is deleted.
    """
    source, _ = both(locked, done.source, done.into)
    going = Going(done.messages, done.parents, done.lines)
    back = await returning.give_back(work, source=done.source, into=done.into, going=going)
    await writing.write(work, source.ticket)
    work.record(TicketUnsplit(id=done.source, ticket=done.source, into=done.into, messages=back))
    return [*strayed(done.into, done.messages, back), *await unmake(work, done.into)]
