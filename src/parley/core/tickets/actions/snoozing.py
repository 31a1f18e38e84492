"""Let a ticket sleep until a moment."""

import datetime as dt

import msgspec

from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.errors import Fault
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.events import TicketSnoozed, TicketWoken
from parley.core.tickets.model import Ticket
from parley.core.tickets.store import writing
from parley.core.work import Work


async def snooze_ticket(work: Work, *, number: int, until: dt.datetime | None, expected: int | None = None) -> Ticket:
    """The ticket sleeps until the moment, which lies in the future; None wakes it.

    Raises TicketNotFound, Invalid for a moment that is past or more than five years away, VersionMismatch, Forbidden.
    """
    require(work, Permission.WRITE)
    faults: list[Fault] = []
    checks.check_snooze(until, work.now, faults, "until")
    checks.refuse(faults)
    locked = await lock_ticket(work, number)
    old = locked.ticket
    check_version(old.version, expected)
    if old.snoozed_until == until:
        return old
    new = await writing.write(work, msgspec.structs.replace(old, snoozed_until=until))
    record_sleep(work, old, new)
    return new


def record_sleep(work: Work, old: Ticket, new: Ticket) -> None:
    """Tell that somebody laid the ticket to sleep, or woke it."""
    if new.snoozed_until == old.snoozed_until:
        return
    if new.snoozed_until is not None:
        work.record(TicketSnoozed(id=new.number, ticket=new.number, until=new.snoozed_until))
    else:
        work.record(TicketWoken(id=new.number, ticket=new.number, reason="woken"))


async def wake_due_ticket(work: Work, *, number: int) -> None:
    """A ticket whose moment has come sleeps no more; one that was snoozed anew meanwhile sleeps on."""
    locked = await lock_ticket(work, number)
    until = locked.ticket.snoozed_until
    if until is not None and until <= work.now:
        await writing.write(work, msgspec.structs.replace(locked.ticket, snoozed_until=None))
        work.record(TicketWoken(id=number, ticket=number, reason="due"))
