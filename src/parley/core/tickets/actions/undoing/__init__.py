"""Undo a merge, a split or a batch.

Everything that it changed is as before where nobody changed it since; what others changed, and what was written
meanwhile, stays as it is, and is named.
"""

from collections.abc import Awaitable, Callable

import msgspec

from parley.core import operations
from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.operations import CannotUndo, Kind, Operation
from parley.core.tickets.actions.undoing.batches import undo_batch
from parley.core.tickets.actions.undoing.left import Left
from parley.core.tickets.actions.undoing.merges import undo_merge
from parley.core.tickets.actions.undoing.splits import undo_split
from parley.core.tickets.store import returning, writing
from parley.core.work import Work

# The tickets are locked, by number; those that are deleted are not among them.
UNDO: dict[Kind, Callable[..., Awaitable[list[Left]]]] = {
    Kind.MERGE: undo_merge,
    Kind.SPLIT: undo_split,
    Kind.BATCH: undo_batch,
}


class Undone(msgspec.Struct, frozen=True):
    """An operation that was undone, and what was left."""

    operation: Operation
    left: list[Left]


async def undo_operation(work: Work, *, operation: int, expected: int | None = None) -> Undone:
    """What the operation changed is as before, or nothing is changed.

    Raises OperationNotFound, UndoneAlready, OperationExpired, VersionMismatch, Forbidden, and CannotUndo where one of
    its tickets was purged, erased, deleted or merged away since.
    """
    require(work, Permission.WRITE)
    seen = await operations.get_operation(work, operation=operation)
    # Tickets before the operation: erasing locks in this order too.
    locked = {each.ticket.number: each for each in await writing.lock(work, seen.tickets)}
    claimed, done = await operations.claim_operation(work, operation=operation)
    check_version(claimed.version, expected)
    await _check_there(work, done.required)
    left = await UNDO[claimed.kind](work, done, locked)
    ticket = None if claimed.kind is Kind.BATCH else done.tickets[0]
    return Undone(await operations.settle_undone(work, claimed, ticket=ticket, left=len(left)), left)


async def _check_there(work: Work, required: list[int]) -> None:
    """Raise CannotUndo for a ticket that was purged."""
    there = await returning.find_there(work, required)
    gone = [number for number in required if number not in there]
    if gone:
        raise CannotUndo(f"Ticket #{gone[0]} was purged")
