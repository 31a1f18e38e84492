"""Conversation parts on the wire: what was said, note by note and line by line."""

from typing import Literal, TypeAlias

import msgspec

from parley.api.featurebase.schemas.people import AuthorWire
from parley.api.featurebase.schemas.words import Id, Moment

Channel: TypeAlias = Literal["unknown", "desktop", "android", "ios", "email", "slack"]
PartType: TypeAlias = Literal["user_msg", "admin_msg", "admin_note", "bot_msg"]


class PartWire(msgspec.Struct, rename="camel", gc=False):
    """A message of a conversation. Its attachments are links, signed for an hour, at the end of its body."""

    id: Id
    part_type: PartType
    body_html: str
    body_markdown: str
    channel: Channel
    author: AuthorWire
    redacted: bool
    created_at: Moment
    updated_at: Moment
    object: Literal["conversation_part"] = "conversation_part"
