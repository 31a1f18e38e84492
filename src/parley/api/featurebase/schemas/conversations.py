"""Conversations as they are shown and asked for: a ticket's thread, its id the ticket's number."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.parts import Channel, PartWire
from parley.api.featurebase.schemas.people import AuthorType, ParticipantWire
from parley.api.featurebase.schemas.words import DataType, GivenId, Id, Moment, SubType
from parley.kit.db.listing import Order

Stage: TypeAlias = Literal["open", "closed", "snoozed"]
Include: TypeAlias = Annotated[
    list[Literal["customAttributeDefinitions"]], msgspec.Meta(max_length=10, description="What to show beside it")
]


class ConversationTagWire(msgspec.Struct):
    """A tag."""

    id: Id
    name: str
    type: Literal["tag"] = "tag"


class TagActor(msgspec.Struct):
    """Who put a tag on, or took it off."""

    id: str | None
    name: str | None
    type: Literal["admin"] = "admin"


class TaggedWire(msgspec.Struct, rename="camel"):
    """A tag on a conversation, and who put it there or took it away."""

    id: Id
    name: str
    target_part_id: Id | None
    applied_at: Moment | None = None
    applied_by: TagActor | None = None
    removed_at: Moment | None = None
    removed_by: TagActor | None = None
    type: Literal["tag"] = "tag"


class SourceWire(msgspec.Struct, rename="camel"):
    """The message that opened the conversation."""

    body_html: str
    body_markdown: str
    channel: Channel
    delivered_as: Literal["customer_initiated", "admin_initiated"]
    subject: str
    url: str
    author: ParticipantWire | UnsetType = UNSET


class AttributeValue(msgspec.Struct, rename="camel"):
    """A custom attribute's value beside what the attribute is."""

    id: Id
    identifier: str
    name: str
    data_type: DataType
    field_sub_type: SubType
    value: Any


class ConversationWire(msgspec.Struct, rename="camel", kw_only=True):
    """A conversation. `conversationParts` are shown where a single one is fetched."""

    id: Annotated[str, msgspec.Meta(examples=["42"])]
    title: str
    state: Stage
    priority: bool
    priority_set_at: Moment | None = None
    admin_assignee_id: Id | None
    team_assignee_id: Id | None
    brand_id: str | None = None
    tags: list[ConversationTagWire]
    participants: list[ParticipantWire]
    source: SourceWire
    snoozed_until: Moment | None
    waiting_since: Moment | None = None
    awaiting_customer_reply: bool
    is_blocked: bool
    disable_customer_reply: bool = False
    user_preferred_language: str = "en"
    has_admin_overridden_language: bool = False
    bot_conversation_state_last_updated_at: Moment | None = None
    custom_attributes: dict[str, Any]
    custom_attribute_values: list[AttributeValue] | UnsetType = UNSET
    last_activity_at: Moment
    created_at: Moment
    updated_at: Moment
    conversation_parts: list[PartWire] | UnsetType = UNSET
    object: Literal["conversation"] = "conversation"


class ConversationDeleted(msgspec.Struct):
    """The conversation is gone."""

    id: str
    object: Literal["conversation"] = "conversation"
    deleted: Literal[True] = True


class ConversationQuery(ListQuery, kw_only=True, rename="camel"):
    """Which conversations, newest first."""

    tag_ids: Annotated[list[GivenId], msgspec.Meta(max_length=50, description="With all of these tags")] = (
        msgspec.field(default_factory=list[str])
    )
    include: Include = msgspec.field(default_factory=list[Literal["customAttributeDefinitions"]])

    @property
    def order(self) -> Order:
        """By creation."""
        return Order("t.created_at", "timestamptz")


class OneConversationQuery(msgspec.Struct):
    """What to show beside a conversation."""

    include: Include = msgspec.field(default_factory=list[Literal["customAttributeDefinitions"]])


class SearchAuthor(msgspec.Struct, rename="camel"):
    """The contact a conversation is with."""

    id: str | None
    type: AuthorType
    name: str | None
    email: str | None
    profile_picture: str | None
