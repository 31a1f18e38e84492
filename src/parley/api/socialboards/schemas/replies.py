"""Replies on the wire."""

from typing import Annotated

import msgspec

from parley.api.socialboards.schemas.shapes import Attachments, AttachmentWire, Email, Moment, Number, Text, UserWire


class ReplyAuthor(msgspec.Struct, rename="camel"):
    """Who says it: a client, found or made by the address."""

    email: Email


class ReplyCreate(msgspec.Struct, rename="camel", kw_only=True):
    """A new reply: the key's own, or the author's. It needs a `message` or `attachments`."""

    attachments: Attachments | None = None
    author: ReplyAuthor | None = None
    is_draft: bool = False
    is_html: Annotated[bool, msgspec.Meta(description="Whether the message is HTML")] = True
    is_ticket_needed_to_be_completed: bool = False
    message: Text | None = None
    parent_reply_id: Number | None = None
    suppress_ticket_status_autoupdate: bool = False


class ReplyProperties(msgspec.Struct, rename="camel"):
    """What is so about a reply."""

    is_by_team: bool
    is_draft: bool
    is_hidden: bool


class ReplyWire(msgspec.Struct, rename="camel"):
    """A reply. `level` counts the replies above it."""

    id: int
    ticket_id: int
    message: str
    html_message: str
    author: UserWire
    level: int
    parent_reply_id: int | None
    creation_time: Moment
    cc_emails: list[str]
    to_emails: list[str]
    attachments: list[AttachmentWire]
    tags: list[str]
    properties: ReplyProperties
