"""Read tickets and messages."""

from collections.abc import Sequence
from typing import Any

import msgspec

from parley.core.errors import Fault, Invalid
from parley.core.files import File, list_for_openings
from parley.core.matching import HOLDS_WORDS, match_tickets
from parley.core.tickets.errors import MessageNotFound, TicketNotFound
from parley.core.tickets.model import Message, MessageKind, Priority, State, Ticket
from parley.core.tickets.setup import Setup, load, setup_of
from parley.core.tickets.store import conversations, messages, reading, writing
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


class TicketFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list of tickets is narrowed to; an empty list narrows nothing, `tags` means all of them."""

    statuses: Sequence[str] = ()
    states: Sequence[State] = ()
    priorities: Sequence[Priority] = ()
    assignee_id: int | None = None
    is_unassigned: bool | None = None
    customer_id: int | None = None
    company_id: int | None = None
    team_id: int | None = None
    inbox_id: int | None = None
    category_id: int | None = None
    tags: Sequence[str] = ()
    text: str | None = None


async def get_ticket(work: Work, *, number: int) -> Ticket:
    """Return the ticket with its description. Raises TicketNotFound."""
    found = await reading.find(work.connection, workspace=work.workspace, number=number)
    if found is None:
        raise TicketNotFound
    return found


async def list_tickets(work: Work, search: Search, wanted: TicketFilter, *, described: bool = False) -> Found[Ticket]:
    """Page through the tickets. Raises Invalid for an unknown status."""
    if not await narrow_tickets(work, search, wanted):
        return Found([], None, 0, total_is_estimate=False)
    return await reading.fetch(work.connection, search, described=described)


async def narrow_tickets(work: Work, search: Search, wanted: TicketFilter) -> bool:
    """Narrow a search over `tickets t`; False where nothing can match. Raises Invalid for an unknown status."""
    for column in ("assignee_id", "customer_id", "company_id", "team_id", "inbox_id", "category_id"):
        value: Any = getattr(wanted, column)
        if value is not None:
            search.where(f"t.{column} = ?", value)
    if wanted.is_unassigned is not None:
        search.where(f"t.assignee_id is {'' if wanted.is_unassigned else 'not '}null")
    if wanted.priorities:
        _narrow(search, "t.priority", list(wanted.priorities))
    if wanted.statuses or wanted.states:
        _narrow(search, "t.status_id", await _status_ids(work, wanted))
    possible = await _narrow_to_tags(work, search, wanted.tags) and await _narrow_to_text(work, search, wanted.text)
    # One filter in the order of creation has an index of its own, which is right however many rows it matches.
    if search.conditions > (search.order.column == "t.created_at"):
        search.is_skewed = True
    return possible


def _narrow(search: Search, column: str, values: list[int]) -> None:
    """A single value keeps the list in the order of its index; among several some may be rare."""
    if len(values) == 1:
        search.where(f"{column} = ?", values[0])
    else:
        search.where(f"{column} = any(?)", values)
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


async def _narrow_to_tags(work: Work, search: Search, names: Sequence[str]) -> bool:
    distinct = {name.lower(): name for name in names}
    if not distinct:
        return True
    found = await reading.find_tags(work.connection, workspace=work.workspace, names=list(distinct.values()))
    for tag in found:
        search.where(reading.TAGGED, tag)
    search.is_skewed = True
    return len(found) == len(distinct)


async def _narrow_to_text(work: Work, search: Search, text: str | None) -> bool:
    if text is None:
        return True
    match = await match_tickets(work.connection, work.workspace, text)
    if match is None:
        return False
    if match.numbers is not None:
        search.where("t.number = any(?::bigint[])", match.numbers)
    else:
        search.where(HOLDS_WORDS, work.workspace, match.words)
        search.estimate = match.estimate
    return True


async def get_message(work: Work, *, message: int, drafts: bool = False, with_opening: bool = False) -> Message:
    """Return a message of the conversation, a draft or a description only where asked. Raises MessageNotFound."""
    found = await messages.find(
        work.connection, workspace=work.workspace, message=message, drafts=drafts, opening=with_opening
    )
    if found is None:
        raise MessageNotFound
    return found


async def list_messages(
    work: Work,
    search: Search,
    *,
    ticket: int | None = None,
    kind: MessageKind | None = None,
    internal: bool | None = None,
    drafts: bool = False,
) -> Found[Message]:
    """Page through the conversation, of one ticket or of all; the descriptions are not in it."""
    if ticket is not None:
        search.where("m.ticket_number = ?", ticket)
    if kind is not None:
        search.where("m.kind = ?", kind)
    if internal is not None:
        search.where(f"m.kind {'=' if internal else '<>'} 'note'")
    return await messages.fetch(work.connection, search, drafts=drafts)


async def list_conversation(
    work: Work,
    *,
    tickets: Sequence[int],
    public_only: bool = False,
    drafts: bool = False,
    with_opening: bool = True,
    most: int | None = None,
) -> dict[int, list[Message]]:
    """List the conversations of tickets by their numbers: the opening, then the rest, oldest first.

    With `most` only so many of each ticket, the newest, beside the opening. `public_only` leaves out notes and system
    lines. A ticket without messages, one that is deleted and one that is unknown are missing. One statement.
    """
    found: dict[int, list[Message]] = {}
    for message in await conversations.fetch_many(
        work.connection,
        workspace=work.workspace,
        tickets=tickets,
        internal=not public_only,
        drafts=drafts,
        opening=with_opening,
        most=most,
    ):
        found.setdefault(message.ticket, []).append(message)
    return found


async def attachments_of(work: Work, *, messages: Sequence[int], tickets: Sequence[int] = ()) -> dict[int, list[File]]:
    """List the files of messages, and of the openings of tickets, by the message's id; one statement.

    The values of a ticket's fields of files are not among them. Messages without files are missing.
    """
    return await list_for_openings(work.connection, work.workspace, messages, tickets)


async def check_present(work: Work, *, number: int) -> None:
    """Raise TicketNotFound unless the ticket exists and is not deleted."""
    if not await writing.is_present(work, number):
        raise TicketNotFound


__all__ = [
    "Setup",
    "TicketFilter",
    "attachments_of",
    "check_present",
    "get_message",
    "get_ticket",
    "list_conversation",
    "list_messages",
    "list_tickets",
    "narrow_tickets",
    "setup_of",
]
