"""Open and change many tickets in one transaction, all of them or each by itself."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from parley.core.errors import Fault, Invalid, ParleyError
from parley.core.tickets.actions.opening import open_ticket
from parley.core.tickets.actions.opening_many import open_tickets
from parley.core.tickets.actions.updating import update_ticket
from parley.core.tickets.actions.updating_many import Change, update_tickets
from parley.core.tickets.model import NewTicket, Ticket
from parley.core.tickets.setup import setup_of
from parley.core.work import Work

MOST_OPERATIONS = 1_000
Operation = NewTicket | Change


class _NotAllError(Exception):
    """Something was refused, so nothing may stay."""


async def apply_batch(
    work: Work, operations: Sequence[Operation | ParleyError], *, is_whole: bool
) -> list[Ticket | ParleyError]:
    """The operations are done, each as if it stood alone: new tickets first, then changes, in their order.

    What is refused gives its error at its place. With `is_whole` one refusal leaves everything as it was: then nothing
    but errors count in what is returned. What came in as an error is refused with it. Needs a transaction.
    """
    outcome: list[Ticket | ParleyError | None] = [
        each if isinstance(each, ParleyError) else None for each in operations
    ]
    _refuse_twice(operations, outcome)
    recorded = len(work.recorded)
    try:
        async with work.connection.transaction():
            await _open(work, operations, outcome)
            await _change(work, operations, outcome)
            if is_whole:
                _check_all(outcome)
    except _NotAllError:
        del work.recorded[recorded:]
    return [each for each in outcome if each is not None]


def _check_all(outcome: Sequence[object]) -> None:
    if any(isinstance(each, ParleyError) for each in outcome):
        raise _NotAllError


def _refuse_twice(operations: Sequence[object], outcome: list[Ticket | ParleyError | None]) -> None:
    seen: set[int] = set()
    for place, each in enumerate(operations):
        if isinstance(each, Change):
            if each.number in seen:
                outcome[place] = Invalid([Fault("id", "This ticket is named twice")])
            seen.add(each.number)


async def _open(work: Work, operations: Sequence[object], outcome: list[Ticket | ParleyError | None]) -> None:
    keys = await _file_keys(work)
    waiting = {
        place: each for place, each in enumerate(operations) if isinstance(each, NewTicket) and outcome[place] is None
    }
    plain = {place: each for place, each in waiting.items() if not each.files and keys.isdisjoint(each.custom_fields)}
    for place, done in zip(plain, await open_tickets(work, list(plain.values())), strict=True):
        outcome[place] = done
    for place, new in waiting.items():
        if place not in plain:
            outcome[place] = await _alone(work, partial(open_ticket, work, new))


async def _change(work: Work, operations: Sequence[object], outcome: list[Ticket | ParleyError | None]) -> None:
    keys = await _file_keys(work)
    waiting = {
        place: each for place, each in enumerate(operations) if isinstance(each, Change) and outcome[place] is None
    }
    plain = {place: each for place, each in waiting.items() if keys.isdisjoint(each.changes.custom_fields or ())}
    for place, done in zip(plain, await update_tickets(work, list(plain.values())), strict=True):
        outcome[place] = done
    for place, each in waiting.items():
        if place not in plain:
            act = partial(update_ticket, work, number=each.number, changes=each.changes, expected=each.expected)
            outcome[place] = await _alone(work, act)


async def _file_keys(work: Work) -> set[str]:
    """Return the fields whose values are files: what names one is done alone, for the files are claimed one by one."""
    return {field.key for field in (await setup_of(work)).fields if field.type == "file"}


async def _alone(work: Work, act: Callable[[], Awaitable[Ticket]]) -> Ticket | ParleyError:
    """Do one thing in a step of its own, so that its refusal takes back nothing else."""
    recorded = len(work.recorded)
    try:
        async with work.connection.transaction():
            return await act()
    except ParleyError as error:
        del work.recorded[recorded:]
        return error
