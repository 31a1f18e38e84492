"""Count the tickets that a filter leaves, for badges: at a bounded price, however many tickets there are.

A list's total may look at every row that matches its index. A badge is drawn for each view of each agent whenever
something happens, so it looks at the newest `WITHIN` tickets of one condition only, the one that leaves fewest in a
usual desk, and says so where that was not all.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from parley.core.tickets.model import State
from parley.core.tickets.queries.filtering import TicketFilter, narrow_tickets
from parley.core.tickets.setup import setup_of
from parley.core.tickets.store import counting
from parley.core.work import Work
from parley.kit.db.listing import Order, Search

WITHIN = 10_000
LIVE = frozenset({State.OPEN, State.IN_PROGRESS, State.PENDING, State.ON_HOLD})
ONE = ("customer_id", "company_id", "assignee_id", "team_id", "inbox_id")


class Count(msgspec.Struct, frozen=True):
    """So many tickets; with `more` at least so many."""

    tickets: int
    more: bool


async def count_tickets(work: Work, wanted: TicketFilter, *, most: int) -> Count | None:
    """Count up to `most` tickets; None for a filter by text, whose price nothing bounds. Raises Invalid as lists do."""
    if wanted.text is not None:
        return None
    search = Search(work.workspace, order=Order("t.created_at", "timestamptz"), limit=1)
    if not await narrow_tickets(work, search, wanted):
        return Count(0, more=False)
    column, values = await _narrowest(work, wanted)
    counted, seen = await counting.count(work, search, column=column, values=values, most=most + 1, within=WITHIN)
    return Count(min(counted, most), more=counted > most or seen)


async def _narrowest(work: Work, wanted: TicketFilter) -> tuple[str | None, Sequence[Any]]:
    """Choose the column whose index is walked, and for which values: tickets that are alive are few in every desk."""
    live = await _live(work, wanted)
    if wanted.is_mine and work.actor.agent_id is not None:
        return "assignee_id", [work.actor.agent_id]
    for name in ("customer_id", "company_id"):
        if getattr(wanted, name) is not None:
            return name, [getattr(wanted, name)]
    if live:
        return "status_id", live
    for name in ONE:
        if getattr(wanted, name) is not None:
            return name, [getattr(wanted, name)]
    return None, ()


async def _live(work: Work, wanted: TicketFilter) -> list[int]:
    """List the statuses asked for, where all of them are of tickets that are alive."""
    if not wanted.statuses and not wanted.states:
        return []
    statuses = (await setup_of(work)).statuses
    chosen = [statuses[key] for key in wanted.statuses if key in statuses] or list(statuses.values())
    chosen = [status for status in chosen if not wanted.states or status.state in wanted.states]
    return [status.id for status in chosen] if all(status.state in LIVE for status in chosen) else []
