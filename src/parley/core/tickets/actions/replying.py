"""Add a reply or a note."""

from collections.abc import Mapping

import msgspec

from parley.core.access import Permission, require
from parley.core.actor import ActorKind
from parley.core.errors import Fault
from parley.core.files import attach_files
from parley.core.tickets.actions import checks
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.actions.opening import open_ticket
from parley.core.tickets.actions.updating import record_changes
from parley.core.tickets.events import MessageAdded, TicketContinued, TicketWoken
from parley.core.tickets.model import Author, Message, MessageKind, NewTicket, State, Ticket, may_reopen
from parley.core.tickets.setup import setup_of
from parley.core.tickets.store import messages, opening, writing
from parley.core.work import Work
from parley.kit.text.html import Body


async def add_message(
    work: Work, *, ticket: int, body: Body, internal: bool = False, files: Mapping[str, int] | None = None
) -> Message:
    """The message stands in the ticket's conversation; `internal` makes it a note that never leaves the house.

    The team's first reply is the first response. A customer's reply wakes a snoozed ticket and reopens a solved or
    pending one; on a closed one it opens a linked ticket, whose opening message is returned. Raises TicketNotFound,
    Invalid, Forbidden.
    """
    if work.actor.kind is not ActorKind.CUSTOMER:
        require(work, Permission.NOTE if internal else Permission.WRITE)
    faults: list[Fault] = []
    if not body.text.strip() and not files and "<img" not in body.html:
        faults.append(Fault("content", "Must not be empty"))
    checks.check_body(body, faults, "content")
    checks.refuse(faults)
    locked = await lock_ticket(work, ticket)
    if work.actor.kind is ActorKind.CUSTOMER and locked.ticket.status.state is State.CLOSED:
        return await _continue(work, locked.ticket, body, files or {})
    kind = MessageKind.NOTE if internal else MessageKind.REPLY
    message = await write_message(work, ticket=ticket, kind=kind, body=body)
    if files:
        await attach_files(work, files=files, ticket=ticket, message=message.id)
    await _move_on(work, locked.ticket, message, setup=locked.setup)
    return message


async def write_message(
    work: Work, *, ticket: int, kind: MessageKind, body: Body, author: Author | None = None
) -> Message:
    """Write a message and its event; the ticket itself is the caller's to move on."""
    author = author or Author.of(work.actor)
    message = await messages.insert(work, ticket=ticket, kind=kind, author=author, body=body)
    work.record(MessageAdded(id=message.id, ticket=ticket, kind=kind, author_kind=author.kind, author_id=author.id))
    return message


async def _continue(work: Work, closed: Ticket, body: Body, files: Mapping[str, int]) -> Message:
    """Open a ticket that goes on where a closed one ended."""
    follow_up = NewTicket(
        subject=closed.subject,
        description=body,
        team_id=closed.team_id,
        inbox_id=closed.inbox_id,
        source="follow_up",
        files=dict(files),
    )
    new = await open_ticket(work, follow_up)
    await opening.link_follow_up(work, closed=closed.number, follow_up=new.number)
    work.record(TicketContinued(id=closed.number, ticket=closed.number, into=new.number))
    return await messages.get_opening(work, new.number)


async def _move_on(work: Work, old: Ticket, message: Message, *, setup: int) -> None:
    """Let the ticket follow what was said."""
    new = old
    if message.kind is MessageKind.REPLY and work.actor.is_responder and old.first_response_at is None:
        new = msgspec.structs.replace(new, first_response_at=work.now)
    if message.kind is MessageKind.REPLY and work.actor.kind is ActorKind.CUSTOMER:
        new = await _answered(work, new, setup=setup)
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
