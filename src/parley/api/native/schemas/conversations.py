"""Conversations (messages) on the wire."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.files import AttachmentWire
from parley.api.native.schemas.tickets import Format, Id, Text, TicketId
from parley.api.native.schemas.words import Moment


class AuthorWire(msgspec.Struct):
    """Who wrote it, and the name as it was then."""

    type: Literal["agent", "customer", "integration", "rule", "system"]
    id: str | None
    name: str


class ConversationWire(msgspec.Struct):
    """A message. A note is internal: it never leaves the desk. Nothing is left of what a redacted one said."""

    id: Annotated[str, msgspec.Meta(examples=["conv_123"])]
    ticket_id: str
    type: Literal["reply", "note", "system"]
    internal: bool
    content_text: str
    content_html: str
    author: AuthorWire
    attachments: list[AttachmentWire]
    delivery: dict[str, Any] | None
    redacted: bool
    created_at: Moment


class OriginalWire(msgspec.Struct):
    """What was written, byte for byte, before it was cleaned to be shown: text, which must never be drawn as HTML.

    `id` is null for a ticket's description. `origin` is the door or channel it came by, null where no event
    tells of it.
    """

    id: Annotated[str | None, msgspec.Meta(examples=["conv_123"])]
    ticket_id: str
    type: Literal["opening", "reply", "note", "system"]
    author: AuthorWire
    format: Literal["html", "text"]
    content: str
    size: Annotated[int, msgspec.Meta(description="Bytes of the content")]
    origin: str | None
    delivery: dict[str, Any] | None
    redacted: bool
    created_at: Moment


class ConversationCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A new reply or note. `internal: true` makes a note of it, whatever its type."""

    ticket_id: TicketId | int
    content: Text
    format: Format | UnsetType = UNSET
    type: Literal["reply", "note"] | UnsetType = UNSET
    internal: bool | UnsetType = UNSET
    attachments: Annotated[list[Id], msgspec.Meta(max_length=20, description="Ids of uploaded files")] | UnsetType = (
        UNSET
    )


class ConversationQuery(ListQuery, kw_only=True):
    """Conversations, newest first. The ticket's description is not among them."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("m.created_at", "timestamptz")}

    ticket_id: Annotated[str, msgspec.Meta(max_length=40, description="Filter by ticket")] | None = None
    type: Annotated[Literal["reply", "note", "system"], msgspec.Meta(description="Filter by type")] | None = None
    internal: Annotated[bool, msgspec.Meta(description="Only internal notes, or only what is not internal")] | None = (
        None
    )
