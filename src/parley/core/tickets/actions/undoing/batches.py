"""Undo a batch: each property it changed is what it was, and the tickets it made are deleted."""

from parley.core.operations import Batch
from parley.core.tickets.actions.undoing.left import Left
from parley.core.tickets.actions.undoing.restoring import restore
from parley.core.tickets.actions.undoing.unmaking import unmake
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work


async def undo_batch(work: Work, done: Batch, locked: dict[int, Locked]) -> list[Left]:
    """Each changed property whose value is still the batch's is as before; deleted tickets stay deleted."""
    left: list[Left] = []
    for changed in done.updated:
        number = changed.ticket
        if number not in locked:
            left.append(Left(number, "ticket"))
            continue
        _, names = await restore(work, locked[number].ticket, changed)
        left += [Left(number, name) for name in names]
    for number in done.created:
        if number in locked:
            left += await unmake(work, number)
    return left
