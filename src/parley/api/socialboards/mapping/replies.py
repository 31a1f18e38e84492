"""Replies: core to wire."""

from collections.abc import Sequence

import msgspec

from parley.api.socialboards.mapping.tickets import LinkTo, files_to_wire
from parley.api.socialboards.moments import spell_moment
from parley.api.socialboards.schemas.replies import ReplyProperties, ReplyWire
from parley.api.socialboards.schemas.shapes import UserWire
from parley.core.actor import ActorKind
from parley.core.files import File
from parley.core.tickets import Message, Ticket


class Around(msgspec.Struct):
    """What stands around a reply: its ticket, its author as shown, its files, and how many replies are above it."""

    ticket: Ticket
    author: UserWire
    files: Sequence[File]
    level: int


def reply_to_wire(message: Message, around: Around, link_to: LinkTo) -> ReplyWire:
    """Spell a reply; what the team says goes to the customer and to the ticket's copies."""
    by_team = message.author.kind is not ActorKind.CUSTOMER
    to = around.ticket.customer.email
    return ReplyWire(
        id=message.id,
        ticket_id=message.ticket,
        message=message.text,
        html_message=message.html,
        author=around.author,
        level=around.level,
        parent_reply_id=message.parent_id,
        creation_time=spell_moment(message.created_at),
        cc_emails=around.ticket.cc if by_team else [],
        to_emails=[to] if by_team and to else [],
        attachments=files_to_wire(around.files, link_to),
        tags=[],
        properties=ReplyProperties(is_by_team=by_team, is_draft=message.draft, is_hidden=message.is_internal),
    )


def level_of(message: Message, conversation: Sequence[Message]) -> int:
    """Count the replies above a reply; the ticket's own message is no reply."""
    known = {each.id: each for each in conversation if not each.is_opening}
    level, above = 0, message.parent_id
    while above in known:
        level, above = level + 1, known[above].parent_id
    return level
