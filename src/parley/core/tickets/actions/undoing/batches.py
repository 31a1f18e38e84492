"""Undo a batch: each property it changed is what it was, what it made is deleted, what it deleted is back."""

from parley.core.operations import Batch
from parley.core.tickets.actions.undoing.left import Left
from parley.core.tickets.actions.undoing.restoring import restore_all
from parley.core.tickets.actions.undoing.unmaking import unmake
from parley.core.tickets.events import TicketRestored
from parley.core.tickets.store import returning
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work


async def undo_batch(work: Work, done: Batch, locked: dict[int, Locked]) -> list[Left]:
    """Each changed property whose value is still the batch's is as before; what others deleted stays deleted."""
    present = {number: each.ticket for number, each in locked.items()}
    _, names = await restore_all(work, present, done.updated)
    gone = [Left(each.ticket, "ticket") for each in done.updated if each.ticket not in locked]
    left = [Left(number, name) for number, own in names.items() for name in own]
    made = await unmake(work, *(number for number in done.created if number in locked))
    return [*gone, *left, *made, *await _restore(work, done, locked)]


async def _restore(work: Work, done: Batch, locked: dict[int, Locked]) -> list[Left]:
    """Bring back what the batch deleted, but for what others brought back already, or brought back and deleted."""
    away = [number for number in done.deleted if number not in locked]
    if not away or done.deleted_at is None:
        return []
    back = await returning.bring_back(work, away, deleted_at=done.deleted_at)
    for number in sorted(back):
        work.record(TicketRestored(id=number, ticket=number))
    return [Left(number, "ticket") for number in away if number not in back]
