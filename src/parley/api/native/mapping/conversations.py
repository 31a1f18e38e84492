"""Conversations: core to wire."""

from collections.abc import Sequence
from typing import Any, Literal

from parley.api.native.ids import spell_id
from parley.api.native.schemas.conversations import (
    AttachmentWire,
    AuthorWire,
    ConversationWire,
    OriginalWire,
)
from parley.core.actor import ActorKind
from parley.core.tickets import Author, Message, Original
from parley.kit.clock import print_time

AuthorWord = Literal["agent", "customer", "integration", "rule", "system"]
AUTHORS: dict[ActorKind, tuple[AuthorWord, str | None]] = {
    ActorKind.AGENT: ("agent", "user"),
    ActorKind.CUSTOMER: ("customer", "cust"),
    ActorKind.KEY: ("integration", "key"),
    ActorKind.RULE: ("rule", "rule"),
    ActorKind.SYSTEM: ("system", None),
}


def message_to_wire(message: Message, attachments: Sequence[AttachmentWire]) -> ConversationWire:
    """Spell a message with its files."""
    kind: Any = message.kind.value
    return ConversationWire(
        id=spell_id("conv", message.id),
        ticket_id=spell_id("tkt", message.ticket),
        type=kind,
        internal=message.is_internal,
        content_text=message.text,
        content_html=message.html,
        author=author_to_wire(message.author),
        attachments=list(attachments),
        delivery=message.delivery,
        redacted=message.redacted,
        created_at=print_time(message.created_at),
    )


def original_to_wire(original: Original) -> OriginalWire:
    """Spell what was written."""
    message = original.message
    kind: Any = message.kind.value
    written: Any = original.format
    return OriginalWire(
        id=None if message.is_opening else spell_id("conv", message.id),
        ticket_id=spell_id("tkt", message.ticket),
        type=kind,
        author=author_to_wire(message.author),
        format=written,
        content=original.raw,
        size=len(original.raw.encode()),
        origin=original.origin,
        delivery=message.delivery,
        redacted=message.redacted,
        created_at=print_time(message.created_at),
    )


def author_to_wire(author: Author) -> AuthorWire:
    """Spell who wrote it."""
    word, prefix = AUTHORS[author.kind]
    return AuthorWire(word, spell_id(prefix, author.id) if prefix and author.id else None, author.name)
