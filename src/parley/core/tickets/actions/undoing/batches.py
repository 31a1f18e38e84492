"""Undo a batch: each property it changed is what it was, and the tickets it made are deleted."""

from parley.core.operations import Batch
from parley.core.tickets.actions.undoing.left import Left
from parley.core.tickets.actions.undoing.restoring import restore_all
from parley.core.tickets.actions.undoing.unmaking import unmake
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work


async def undo_batch(work: Work, done: Batch, locked: dict[int, Locked]) -> list[Left]:
    """Each changed property whose value is still the batch's is as before; deleted tickets stay deleted."""
    present = {number: each.ticket for number, each in locked.items()}
    _, names = await restore_all(work, present, done.updated)
    gone = [Left(each.ticket, "ticket") for each in done.updated if each.ticket not in locked]
    left = [Left(number, name) for number, own in names.items() for name in own]
    return [*gone, *left, *await unmake(work, *(number for number in done.created if number in locked))]
