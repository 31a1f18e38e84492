"""Add a reply, a note or a draft."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from parley.core.access import Permission, require
from parley.core.actor import ActorKind
from parley.core.errors import Fault, Forbidden, Invalid
from parley.core.files import attach_files
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.actions.opening import open_ticket
from parley.core.tickets.actions.updating import record_changes
from parley.core.tickets.events import MessageAdded, MessageDrafted, TicketContinued, TicketWoken
from parley.core.tickets.model import Author, Message, MessageKind, NewTicket, State, Ticket, may_reopen
from parley.core.tickets.setup import setup_of
from parley.core.tickets.store import authors, messages, opening, writing
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work
from parley.kit.text.html import Body


async def add_message(
    work: Work,
    *,
    ticket: int,
    body: Body,
    internal: bool = False,
    files: Mapping[str, int] | None = None,
    draft: bool = False,
    parent: int | None = None,
    at: dt.datetime | None = None,
    author: Author | None = None,
    moves: bool = True,
) -> Message:
    """The message stands in the ticket's conversation; `internal` makes it a note that never leaves the house.

    It is the actor's own, or that of the given customer or agent of the workspace. The team's first reply is the first
    response. A customer's reply wakes a snoozed ticket and reopens a solved or pending one; on a closed one it opens a
    linked ticket of that customer, whose opening message is returned. Where it `moves` nothing it stays where it is,
    and counts as a first response at most. A `draft` is a reply that is the team's alone and does nothing until it is
    sent; one that is internal is a note. `parent` is the message of the same ticket that it answers, `at` the moment
    it was said elsewhere. Raises TicketNotFound, Invalid, Forbidden.
    """
    draft = draft and not internal
    _check_may(work, internal=internal, own=author is None and not draft)
    _check_said(work, body, files, at)
    locked = await lock_ticket(work, ticket)
    said_by = await _speaker(work, locked, author, parent)
    kind = MessageKind.NOTE if internal else MessageKind.REPLY
    is_asked = said_by.kind is ActorKind.CUSTOMER and kind is MessageKind.REPLY and not draft
    if is_asked and moves and locked.ticket.status.state is State.CLOSED:
        return await _continue(work, locked.ticket, body, files or {}, customer=said_by.id, at=at)
    message = await write_message(
        work, ticket=ticket, kind=kind, body=body, author=said_by, draft=draft, parent=parent, at=at
    )
    if files:
        await attach_files(work, files=files, ticket=ticket, message=message.id)
    if not draft:
        await move_on(work, locked, message, moves=moves)
    return message


def _check_may(work: Work, *, internal: bool, own: bool) -> None:
    if work.actor.kind is not ActorKind.CUSTOMER:
        require(work, Permission.NOTE if internal and own else Permission.WRITE)
    elif not own:
        raise Forbidden("A customer speaks for itself, and at once")


def _check_said(work: Work, body: Body, files: Mapping[str, int] | None, at: dt.datetime | None) -> None:
    faults: list[Fault] = []
    if body.is_empty and not files:
        faults.append(Fault("content", "Must not be empty"))
    checks.check_body(body, faults, "content")
    checks.check_past(at, work.now, faults)
    checks.refuse(faults)


async def _speaker(work: Work, locked: Locked, author: Author | None, parent: int | None) -> Author:
    """Return whose message it is. Raises Invalid for an unknown author, and for a parent of another ticket."""
    faults: list[Fault] = []
    known = Author.of(work.actor) if author is None else await authors.claim(work, author)
    if known is None:
        faults.append(Fault("author_id", "Unknown author"))
    if parent is not None and await messages.find_ticket(work, parent) != locked.ticket.number:
        faults.append(Fault("parent_id", "Not a message of this ticket"))
    if known is None or faults:
        raise Invalid(faults)
    return known


async def write_message(
    work: Work,
    *,
    ticket: int,
    kind: MessageKind,
    body: Body,
    author: Author | None = None,
    draft: bool = False,
    parent: int | None = None,
    at: dt.datetime | None = None,
) -> Message:
    """Write a message and its event; the ticket itself is the caller's to move on."""
    author = author or Author.of(work.actor)
    message = await messages.insert(
        work, ticket=ticket, kind=kind, author=author, body=body, draft=draft, parent=parent, at=at
    )
    event = MessageDrafted if draft else MessageAdded
    work.record(event(id=message.id, ticket=ticket, kind=kind, author_kind=author.kind, author_id=author.id))
    return message


async def _continue(
    work: Work, closed: Ticket, body: Body, files: Mapping[str, int], *, customer: int | None, at: dt.datetime | None
) -> Message:
    """Open a ticket that goes on where a closed one ended."""
    follow_up = NewTicket(
        subject=closed.subject,
        description=body,
        customer_id=customer,
        team_id=closed.team_id,
        inbox_id=closed.inbox_id,
        source="follow_up",
        files=dict(files),
        created_at=at,
    )
    new = await open_ticket(work, follow_up, inherited={})
    await opening.link_follow_up(work, closed=closed.number, follow_up=new.number)
    work.record(TicketContinued(id=closed.number, ticket=closed.number, into=new.number))
    return await messages.get_opening(work, new.number)


async def move_on(work: Work, locked: Locked, message: Message, *, moves: bool = True) -> None:
    """Let the locked ticket follow what was said; where it does not move, its first response is noted all the same."""
    old = new = locked.ticket
    if message.kind is MessageKind.REPLY and message.author.is_responder and old.first_response_at is None:
        new = msgspec.structs.replace(new, first_response_at=max(message.created_at, old.created_at))
    if moves and message.kind is MessageKind.REPLY and message.author.kind is ActorKind.CUSTOMER:
        new = await _answered(work, new, setup=locked.ticket.setup)
    await writing.write(work, new)
    record_changes(work, old, new)


async def _answered(work: Work, ticket: Ticket, *, setup: int) -> Ticket:
    if ticket.snoozed_until is not None:
        ticket = msgspec.structs.replace(ticket, snoozed_until=None)
        work.record(TicketWoken(id=ticket.number, ticket=ticket.number, reason="customer_replied"))
    if may_reopen(ticket.status.state):
        words = await setup_of(work, at_least=setup)
        ticket = writing.with_status(ticket, words.first_with(State.OPEN), work.now)
    return ticket
