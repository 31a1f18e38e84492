"""What a list of tickets is narrowed to. Every filter is a condition; all of them hold."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from parley.core.clauses import Clause
from parley.core.errors import Fault, Invalid
from parley.core.matching import HOLDS_PUBLIC_WORDS, HOLDS_WORDS, match_tickets
from parley.core.tickets.model import Priority, State
from parley.core.tickets.queries.clauses import add_ticket_clauses
from parley.core.tickets.setup import load, setup_of
from parley.core.tickets.store import reading
from parley.core.work import Work
from parley.kit.db.listing import Search


class TicketFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of tickets is narrowed to; an empty list narrows nothing, `tags` means all of them.

    A list means any of what it holds; None among `assignee_ids` and `category_ids` stands for nobody and none.
    `category_type` counts a ticket without category under the default one. Moments are strict. `channel` is that of
    the thread in which the ticket was asked. `is_mine` leaves what is assigned to the actor, nothing to a key that is
    no agent; `is_unread` those on which others have said what the actor has not read. A `text` that `text_is_public`
    is looked for in no note. `values` are of fields by their ids: that value, or a list that holds it.
    """

    statuses: Sequence[str] = ()
    states: Sequence[State] = ()
    status_ids: Sequence[int] = ()
    priorities: Sequence[Priority] = ()
    numbers: Sequence[int] = ()
    assignee_id: int | None = None
    assignee_ids: Sequence[int | None] = ()
    is_unassigned: bool | None = None
    is_mine: bool = False
    is_unread: bool | None = None
    customer_id: int | None = None
    customer_ids: Sequence[int] = ()
    customer_emails: Sequence[str] = ()
    company_id: int | None = None
    team_id: int | None = None
    inbox_id: int | None = None
    inbox_ids: Sequence[int] = ()
    category_id: int | None = None
    category_ids: Sequence[int | None] = ()
    category_type: str | None = None
    sources: Sequence[str] = ()
    tags: Sequence[str] = ()
    text: str | None = None
    text_is_public: bool = False
    created_after: dt.datetime | None = None
    created_before: dt.datetime | None = None
    updated_after: dt.datetime | None = None
    updated_before: dt.datetime | None = None
    open: bool | None = None
    snoozed: bool | None = None
    channel: str | None = None
    values: Mapping[int, Any] = {}
    clauses: Sequence[Clause] = ()


ONE = ("assignee_id", "customer_id", "company_id", "team_id", "inbox_id", "category_id", "open")
ANY = {
    "numbers": "t.number",
    "priorities": "t.priority",
    "status_ids": "t.status_id",
    "customer_ids": "t.customer_id",
    "inbox_ids": "t.inbox_id",
    "assignee_ids": "t.assignee_id",
    "category_ids": "t.category_id",
    "sources": "t.source",
}
WHEN = {
    "created_after": "t.created_at > ?",
    "created_before": "t.created_at < ?",
    "updated_after": "t.updated_at > ?",
    "updated_before": "t.updated_at < ?",
}


async def narrow_tickets(work: Work, search: Search, wanted: TicketFilter) -> bool:
    """Narrow a search over `tickets t`; False where nothing can match.

    Raises Invalid for an unknown status, and for each clause that makes no sense.
    """
    if wanted.is_mine:
        search.where("t.assignee_id = ?", work.actor.agent_id)
    if wanted.is_unread is not None:
        me = work.actor.agent_id
        search.where(f"({reading.IS_UNREAD}) = ?", me, me, wanted.is_unread)
        search.is_skewed = True
    _narrow_plainly(search, wanted)
    _narrow_to_what_it_holds(search, wanted)
    if wanted.statuses or wanted.states:
        _any(search, "t.status_id", await _status_ids(work, wanted))
    if wanted.category_type is not None:
        _any(search, "t.category_id", await _categories(work, wanted.category_type))
    if wanted.clauses:
        add_ticket_clauses(search, wanted.clauses, await setup_of(work))
    possible = (
        await _narrow_to_customers(work, search, wanted.customer_emails)
        and await _narrow_to_tags(work, search, wanted.tags)
        and await _narrow_to_text(work, search, wanted)
    )
    # One filter in the order of creation has an index of its own, which is right however many rows it matches.
    if search.conditions > (search.order.column == "t.created_at"):
        search.is_skewed = True
    return possible


def _narrow_plainly(search: Search, wanted: TicketFilter) -> None:
    for name in ONE:
        value: Any = getattr(wanted, name)
        if value is not None:
            search.where(f"t.{name} = ?", value)
    for name, column in ANY.items():
        values: Sequence[Any] = getattr(wanted, name)
        if values:
            _any(search, column, values)
    for name, condition in WHEN.items():
        moment: dt.datetime | None = getattr(wanted, name)
        if moment is not None:
            search.where(condition, moment)
            search.is_skewed = True
    if wanted.is_unassigned is not None:
        search.where(f"t.assignee_id is {'' if wanted.is_unassigned else 'not '}null")
    if wanted.snoozed is not None:
        search.where(f"t.snoozed_until is {'not ' if wanted.snoozed else ''}null")


def _narrow_to_what_it_holds(search: Search, wanted: TicketFilter) -> None:
    """Narrow to the channel of its thread, and to values of its fields."""
    if wanted.channel is not None:
        search.where(reading.ASKED_IN, wanted.channel)
        search.is_skewed = True
    for field, value in wanted.values.items():
        search.where(reading.HAS_VALUE, {str(field): value}, {str(field): [value]})
        search.is_skewed = True


def _any(search: Search, column: str, values: Sequence[Any]) -> None:
    """A single value keeps the list in the order of its index; among several some may be rare."""
    given = [value for value in values if value is not None]
    if len(given) == len(values) == 1:
        search.where(f"{column} = ?", given[0])
        return
    search.where(
        f"{column} = any(?)" if len(given) == len(values) else f"({column} is null or {column} = any(?))", given
    )
    search.is_skewed = True


async def _status_ids(work: Work, wanted: TicketFilter) -> list[int]:
    setup = await setup_of(work)
    if any(key not in setup.statuses for key in wanted.statuses):
        setup = await load(work)
    faults: list[Fault] = []
    chosen = [setup.status(key, faults) for key in wanted.statuses] or list(setup.statuses.values())
    if faults:
        raise Invalid(faults[:1])
    return [status.id for status in chosen if not wanted.states or status.state in wanted.states]


async def _categories(work: Work, kind: str) -> list[int | None]:
    """Find the categories of a type, None with them where the default is one: it stands for none."""
    found = [each for each in (await setup_of(work)).categories.values() if each.type == kind]
    return [*(each.id for each in found), *(None for each in found if each.is_default)]


async def _narrow_to_customers(work: Work, search: Search, emails: Sequence[str]) -> bool:
    if not emails:
        return True
    found = await reading.find_customers(work.connection, workspace=work.workspace, emails=emails)
    _any(search, "t.customer_id", found)
    return bool(found)


async def _narrow_to_tags(work: Work, search: Search, names: Sequence[str]) -> bool:
    distinct = {name.lower(): name for name in names}
    if not distinct:
        return True
    found = await reading.find_tags(work.connection, workspace=work.workspace, names=list(distinct.values()))
    for tag in found:
        search.where(reading.TAGGED, tag)
    search.is_skewed = True
    return len(found) == len(distinct)


async def _narrow_to_text(work: Work, search: Search, wanted: TicketFilter) -> bool:
    if wanted.text is None:
        return True
    match = await match_tickets(work.connection, work.workspace, wanted.text)
    if match is None:
        return False
    if wanted.text_is_public:
        search.where(HOLDS_PUBLIC_WORDS, work.workspace, match.words)
    if match.numbers is not None:
        search.where("t.number = any(?::bigint[])", match.numbers)
    else:
        search.where(HOLDS_WORDS, work.workspace, match.words)
        search.estimate = match.estimate
    return True
