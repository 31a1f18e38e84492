"""Remember what was done, and take it up to undo it."""

from collections.abc import Sequence

from parley.core.operations import store
from parley.core.operations.errors import CannotUndo, OperationExpired, OperationNotFound, UndoneAlready
from parley.core.operations.events import OperationUndone
from parley.core.operations.model import Done, Kind, Operation
from parley.core.work import Work


async def record(work: Work, kind: Kind | str, data: Done) -> Operation:
    """What was done in this transaction can be undone for seven days. `data` is the shape of its kind."""
    return await store.insert(work, Kind(kind), data)


async def claim_operation(work: Work, *, operation: int) -> tuple[Operation, Done]:
    """Hold an operation that is to be undone until the transaction ends; its tickets are locked before it.

    Raises OperationNotFound, UndoneAlready, OperationExpired, CannotUndo where somebody whom it touched was erased.
    """
    found = await store.find(work, operation, lock=True)
    if found is None:
        raise OperationNotFound
    if found.undone_at is not None:
        raise UndoneAlready
    if found.expires_at <= work.now:
        raise OperationExpired
    done = await store.find_data(work, found)
    if done is None:
        raise CannotUndo("A customer whom this operation touched was erased")
    return found, done


async def settle_undone(work: Work, operation: Operation, *, ticket: int | None, left: int) -> Operation:
    """The operation is undone, and so many things were left; it is told in the ticket's timeline, if it has one."""
    work.record(
        OperationUndone(id=operation.id, ticket=ticket, kind=operation.kind, tickets=operation.tickets, left=left)
    )
    return await store.mark_undone(work, operation.id)


async def forget_operations(work: Work, *, tickets: Sequence[int], addresses: Sequence[str]) -> None:
    """Nothing is left of what operations on these tickets, or with these addresses, remember: they stay done."""
    await store.forget(work, tickets, addresses)
