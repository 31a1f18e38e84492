"""Drafts on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.files import AttachmentWire
from parley.api.native.schemas.tickets import Id, Key, Text
from parley.api.native.schemas.words import Moment
from parley.core.drafts import DEFAULT_UNDO, LONGEST_UNDO

Kind: TypeAlias = Literal["reply", "note"]


class DraftKind(msgspec.Struct, kw_only=True):
    """Of each ticket a user may be writing a reply and a note."""

    kind: Annotated[Kind, msgspec.Meta(description="What it is to be")] = "reply"


class DraftWire(msgspec.Struct):
    """What you are writing. `error` says why a message that was sent came back."""

    ticket_id: str
    kind: Kind
    content: str
    attachments: list[AttachmentWire]
    error: str | None
    created_at: Moment
    updated_at: Moment


class DraftBody(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What you are writing, as HTML; it may be empty."""

    content: Text
    attachments: Annotated[list[Id], msgspec.Meta(max_length=20, description="Ids of uploaded files")] | UnsetType = (
        UNSET
    )


class SendBody(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How to send it: for how many seconds that can be undone, and which status the ticket gets with it."""

    undo_seconds: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_UNDO)] = DEFAULT_UNDO
    status: Key | UnsetType = UNSET


class HeldWire(msgspec.Struct):
    """A message that was sent and is written at `sends_at`, unless that is undone.

    `seconds_left` is how long that still is, for whoever has another clock.
    """

    id: Annotated[str, msgspec.Meta(examples=["held_3"])]
    ticket_id: str
    kind: Kind
    content: str
    attachments: list[AttachmentWire]
    status: str | None
    sends_at: Moment
    seconds_left: Annotated[float, msgspec.Meta(ge=0)]


class HeldListWire(msgspec.Struct):
    """What you have sent and can still take back, next first."""

    data: list[HeldWire]


class DraftQuery(ListQuery, kw_only=True):
    """Drafts, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("d.created_at", "timestamptz")}

    ticket_id: Annotated[str, msgspec.Meta(max_length=40, description="What you are writing to one ticket")] | None = (
        None
    )
