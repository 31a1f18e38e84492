"""Tickets as customers see them: core to wire. What is not named here is the team's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from parley.api.native.ids import spell_id
from parley.api.native.mapping.files import attachment_to_wire
from parley.api.native.schemas.visitors import RequestSummaryWire, RequestWire, SaidWire, SpeakerWire
from parley.api.toolbox.call import Call
from parley.core.actor import ActorKind
from parley.core.files import File
from parley.core.tickets import Author, Message, Ticket
from parley.kit.clock import print_time


def summary_to_wire(ticket: Ticket) -> RequestSummaryWire:
    """Spell a ticket for a list."""
    return RequestSummaryWire(**_summary(ticket))


def request_to_wire(
    ticket: Ticket, messages: Sequence[SaidWire], *, workspace_name: str, may_reply: bool
) -> RequestWire:
    """Spell a whole ticket."""
    return RequestWire(**_summary(ticket), messages=list(messages), workspace_name=workspace_name, may_reply=may_reply)


def said_to_wire(call: Call, message: Message, files: Mapping[int, Sequence[File]]) -> SaidWire:
    """Spell a message with its files."""
    return SaidWire(
        id=spell_id("conv", message.id),
        author=speaker_to_wire(message.author),
        content_html=message.html,
        content_text=message.text,
        redacted=message.redacted,
        attachments=[attachment_to_wire(call, file) for file in files.get(message.id, [])],
        created_at=print_time(message.created_at),
    )


def speaker_to_wire(author: Author) -> SpeakerWire:
    """Spell who said it. Whoever has no name goes by an address in the house, which is nobody else's business."""
    word = "customer" if author.kind is ActorKind.CUSTOMER else "team"
    return SpeakerWire(word, author.name if author.name and "@" not in author.name else None)


def _summary(ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "subject": ticket.subject,
        "status": ticket.status.name,
        "state": ticket.status.state.value,
        "created_at": print_time(ticket.created_at),
        "updated_at": print_time(ticket.updated_at),
    }
