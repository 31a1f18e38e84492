"""Tickets on the wire."""

from typing import Annotated, Any, Literal

import msgspec

from parley.api.socialboards.schemas.shapes import (
    Attachments,
    AttachmentWire,
    Email,
    Line,
    Moment,
    Number,
    Sentiment,
    StatusWord,
    Text,
    UserWire,
    Uuid,
)


class Creator(msgspec.Struct, rename="camel", kw_only=True):
    """Who asks: found or made by the address; what is not known of it yet is filled in."""

    email: Email
    name: Line | None = None
    image: Annotated[str, msgspec.Meta(max_length=2000, description="A picture's address")] | None = None
    phone_number: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class CustomFieldIn(msgspec.Struct, rename="camel"):
    """A field's value; a choice by its label or id."""

    id: Number
    value: Any = None


class TicketCreate(msgspec.Struct, rename="camel", kw_only=True):
    """A new ticket: it needs a `message` or a `title`, and its creator's address."""

    creator: Creator
    assignee_id: Uuid | None = None
    attachments: Attachments | None = None
    category_id: Number | None = None
    cc: Annotated[list[Email], msgspec.Meta(max_length=50)] | None = None
    custom_fields: Annotated[list[CustomFieldIn], msgspec.Meta(max_length=200)] | None = None
    is_html: Annotated[bool, msgspec.Meta(description="Whether the message is HTML")] = True
    message: Text | None = None
    sentiment: Sentiment | None = None
    source_name: Line | None = None
    tags: Annotated[list[Annotated[str, msgspec.Meta(max_length=100)]], msgspec.Meta(max_length=100)] | None = None
    title: Annotated[str, msgspec.Meta(max_length=1000)] | None = None


class CategoryParent(msgspec.Struct, rename="camel"):
    """A category above another."""

    id: int
    name: str


class CategoryWire(msgspec.Struct, rename="camel"):
    """A category, with those above it, the nearest first."""

    id: int
    name: str
    parents: list[CategoryParent]


class CustomFieldWire(msgspec.Struct, rename="camel"):
    """A field's value; choices by their labels, people by their ids."""

    id: int
    value: Any


class TicketProperties(msgspec.Struct, rename="camel", kw_only=True):
    """What is so about a ticket. What the desk does not know of is false."""

    is_anonymized: bool
    has_attachments: bool
    has_draft: bool
    is_locked: bool
    is_muted: bool = False
    is_assigned_to_bot: bool = False
    is_deleted: bool = False
    is_expired: bool = False
    is_hidden: bool = False
    is_spam: bool = False
    is_sensitive: bool = False


class TicketWire(msgspec.Struct, rename="camel"):
    """A ticket. `lockedBy` is who it is assigned to."""

    id: int
    title: str
    message: str
    html_message: str
    author: UserWire
    category: CategoryWire | None
    creation_time: Moment
    custom_fields: list[CustomFieldWire]
    last_thread_element_creation_time: Moment
    locked_by: UserWire | None
    original_link: str
    properties: TicketProperties
    reply_count: int
    is_muted: bool
    sentiment: Sentiment | None
    source: str
    detailed_source: str
    source_name: str | None
    status: StatusWord
    tags: list[str]
    attachments: list[AttachmentWire]


class CustomFieldFilter(msgspec.Struct, rename="camel"):
    """Only tickets whose field, by id or key, has this value."""

    key: Number | Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    value: Any


class TicketList(msgspec.Struct, rename="camel", kw_only=True):
    """Which tickets: what is given is joined by "and". `from` and `to` bound the creation, both included."""

    category_id: Number | None = None
    custom_fields: Annotated[list[CustomFieldFilter], msgspec.Meta(max_length=20)] | None = None
    from_: Annotated[str, msgspec.Meta(max_length=40, description="A day, or a time with its zone")] | None = (
        msgspec.field(name="from", default=None)
    )
    to: Annotated[str, msgspec.Meta(max_length=40, description="A day, or a time with its zone")] | None = None
    order_by: Literal[
        "creation_time_desc", "creation_time_asc", "last_thread_activity_desc", "last_thread_activity_asc"
    ] = "creation_time_desc"
    skip: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    take: Annotated[int, msgspec.Meta(ge=1, le=100)] = 25
    source: Line | None = None
    status: StatusWord | None = None
    ticket_ids: Annotated[list[Number], msgspec.Meta(max_length=1000)] | None = None
