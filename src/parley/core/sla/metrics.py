"""How long it took, and whether that was in time: pure, from the moments that the ticket keeps.

Minutes are counted from the ticket's opening without a pause, and judged by the target of its present priority.
"""

import datetime as dt

import msgspec

from parley.core.sla.model import SlaPolicy, Target
from parley.core.tickets import Ticket
from parley.core.tickets.model import is_done

DIGITS = 2


class Clock(msgspec.Struct, frozen=True):
    """A clock that stopped after so many minutes. `breached` is None where nothing was promised."""

    minutes: float
    breached: bool | None


class Due(msgspec.Struct, frozen=True):
    """When a clock that still runs is to have stopped."""

    at: dt.datetime
    is_past: bool


class Metrics(msgspec.Struct, frozen=True):
    """A ticket's clocks, None while they run. The resolution's runs again when the ticket is reopened, the first
    resolution's never does; what is due is None where nothing was promised and where it is done.
    """

    first_response: Clock | None
    resolution: Clock | None
    first_resolution: Clock | None
    first_response_due: Due | None
    resolution_due: Due | None


def metrics_of(ticket: Ticket, policy: SlaPolicy | None, now: dt.datetime) -> Metrics:
    """Read a ticket's clocks under a policy, or under none."""
    target = policy.target_of(ticket.priority) if policy else Target()
    resolved_at = ticket.resolved_at if is_done(ticket.status.state) else None
    return Metrics(
        first_response=_clock(ticket, ticket.first_response_at, target.first_response),
        resolution=_clock(ticket, resolved_at, target.resolution),
        first_resolution=_clock(ticket, ticket.first_resolved_at, target.resolution),
        first_response_due=_due(ticket, ticket.first_response_at, target.first_response, now),
        resolution_due=_due(ticket, resolved_at, target.resolution, now),
    )


def _clock(ticket: Ticket, stopped: dt.datetime | None, target: int | None) -> Clock | None:
    if stopped is None:
        return None
    taken = max(stopped - ticket.created_at, dt.timedelta())
    breached = None if target is None else taken > dt.timedelta(minutes=target)
    return Clock(round(taken / dt.timedelta(minutes=1), DIGITS), breached)


def _due(ticket: Ticket, stopped: dt.datetime | None, target: int | None, now: dt.datetime) -> Due | None:
    if stopped is not None or target is None:
        return None
    at = ticket.created_at + dt.timedelta(minutes=target)
    return Due(at, now > at)
