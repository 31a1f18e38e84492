"""Open, change and delete many tickets in one transaction, all of them or each by itself, so that it can be undone."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

import msgspec

from parley.core import operations
from parley.core.errors import Fault, Invalid, ParleyError
from parley.core.operations import Batch
from parley.core.tickets.actions.deleting import Deleted, Deletion, delete_tickets
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.actions.opening import open_ticket
from parley.core.tickets.actions.opening_many import open_tickets
from parley.core.tickets.actions.updating import update_ticket
from parley.core.tickets.actions.updating_many import Change, Pair, update_tickets
from parley.core.tickets.model import NewTicket, Ticket
from parley.core.tickets.properties import difference
from parley.core.tickets.setup import setup_of
from parley.core.tickets.store import writing
from parley.core.work import Work

MOST_OPERATIONS = 1_000
Operation = NewTicket | Change | Deletion


class _NotAllError(Exception):
    """Something was refused, so nothing may stay."""


class Batched(msgspec.Struct, frozen=True):
    """What became of each operation, and by what all of them can be undone; None where nothing was changed."""

    outcome: list[Ticket | Deleted | ParleyError]
    operation: operations.Operation | None


_Outcome = list[Ticket | Pair | Deleted | ParleyError | None]


async def apply_batch(work: Work, given: Sequence[Operation | ParleyError], *, is_whole: bool) -> Batched:
    """What is given is done, each as if it stood alone: new tickets first, changes, then deletions, in their order.

    What is refused gives its error at its place. With `is_whole` one refusal leaves everything as it was: then nothing
    but errors count in what is returned. What came in as an error is refused with it. What was done can be undone.
    Needs a transaction.
    """
    outcome: _Outcome = [each if isinstance(each, ParleyError) else None for each in given]
    _refuse_twice(given, outcome)
    recorded = len(work.recorded)
    done = None
    try:
        async with work.connection.transaction():
            await _hold(work, given)
            await _open(work, given, outcome)
            await _change(work, given, outcome)
            await _delete(work, given, outcome)
            if is_whole:
                _check_all(outcome)
            done = await _remember(work, outcome)
    except _NotAllError:
        del work.recorded[recorded:]
    return Batched([each.new if isinstance(each, Pair) else each for each in outcome if each is not None], done)


async def _remember(work: Work, outcome: _Outcome) -> operations.Operation | None:
    """Record what was changed; a change that makes no difference leaves nothing to undo."""
    changed = [difference(each.old, each.new) for each in outcome if isinstance(each, Pair)]
    batch = Batch(
        updated=[each for each in changed if each.after],
        created=[each.number for each in outcome if isinstance(each, Ticket)],
        deleted=[each.number for each in outcome if isinstance(each, Deleted)],
        deleted_at=work.now,
    )
    return await operations.record(work, "batch", batch) if batch.tickets else None


def _check_all(outcome: Sequence[object]) -> None:
    if any(isinstance(each, ParleyError) for each in outcome):
        raise _NotAllError


def _refuse_twice(given: Sequence[object], outcome: _Outcome) -> None:
    seen: set[int] = set()
    for place, each in enumerate(given):
        if isinstance(each, Change | Deletion):
            if each.number in seen:
                outcome[place] = Invalid([Fault("id", "This ticket is named twice")])
            seen.add(each.number)


async def _hold(work: Work, given: Sequence[object]) -> None:
    """Lock what is changed and what is deleted together: one after the other, two batches could wait for each other."""
    if any(isinstance(each, Deletion) for each in given):
        numbers = [each.number for each in given if isinstance(each, Change | Deletion)]
        await writing.lock_versions(work, numbers)


async def _open(work: Work, given: Sequence[object], outcome: _Outcome) -> None:
    keys = await _file_keys(work)
    waiting = {
        place: each for place, each in enumerate(given) if isinstance(each, NewTicket) and outcome[place] is None
    }
    plain = {place: each for place, each in waiting.items() if not each.files and keys.isdisjoint(each.custom_fields)}
    for place, done in zip(plain, await open_tickets(work, list(plain.values())), strict=True):
        outcome[place] = done
    for place, new in waiting.items():
        if place not in plain:
            outcome[place] = await _alone(work, partial(open_ticket, work, new))


async def _change(work: Work, given: Sequence[object], outcome: _Outcome) -> None:
    keys = await _file_keys(work)
    waiting = {place: each for place, each in enumerate(given) if isinstance(each, Change) and outcome[place] is None}
    plain = {place: each for place, each in waiting.items() if keys.isdisjoint(each.changes.custom_fields or ())}
    for place, done in zip(plain, await update_tickets(work, list(plain.values())), strict=True):
        outcome[place] = done
    for place, each in waiting.items():
        if place not in plain:
            outcome[place] = await _alone(work, partial(_update, work, each))


async def _delete(work: Work, given: Sequence[object], outcome: _Outcome) -> None:
    waiting = {place: each for place, each in enumerate(given) if isinstance(each, Deletion) and outcome[place] is None}
    if waiting:
        for place, done in zip(waiting, await delete_tickets(work, list(waiting.values())), strict=True):
            outcome[place] = done


async def _update(work: Work, change: Change) -> Pair:
    old = (await lock_ticket(work, change.number)).ticket
    new = await update_ticket(work, number=change.number, changes=change.changes, expected=change.expected)
    return Pair(old, new, change.changes)


async def _file_keys(work: Work) -> set[str]:
    """Return the fields whose values are files: what names one is done alone, for the files are claimed one by one."""
    return {field.key for field in (await setup_of(work)).fields if field.type == "file"}


async def _alone(work: Work, act: Callable[[], Awaitable[Ticket | Pair]]) -> Ticket | Pair | ParleyError:
    """Do one thing in a step of its own, so that its refusal takes back nothing else."""
    recorded = len(work.recorded)
    try:
        async with work.connection.transaction():
            return await act()
    except ParleyError as error:
        del work.recorded[recorded:]
        return error
