"""Conversations on the wire: a ticket's thread, its id the ticket's number."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.parts import Channel, PartWire
from parley.api.featurebase.schemas.people import AuthorType, ParticipantWire
from parley.api.featurebase.schemas.tickets import GivenMoment
from parley.api.featurebase.schemas.words import DataType, GivenId, Id, Moment, SubType
from parley.kit.db.listing import Order

Stage: TypeAlias = Literal["open", "closed", "snoozed"]
Markdown: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=262_144, description="Markdown", examples=["Thank you for your help!"])
]
Include: TypeAlias = Annotated[
    list[Literal["customAttributeDefinitions"]], msgspec.Meta(max_length=10, description="What to show beside it")
]
Emails: TypeAlias = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=3, max_length=254)]], msgspec.Meta(max_length=50)
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


class From(msgspec.Struct):
    """Who begins: a contact, or an admin who reaches out."""

    type: Literal["contact", "admin"]
    id: GivenId


class Addressees(msgspec.Struct):
    """People by their addresses or their contact ids."""

    emails: Emails = []
    ids: Annotated[list[GivenId], msgspec.Meta(max_length=50)] = []


class Recipients(msgspec.Struct):
    """To whom an admin reaches out. The first of `to` is the conversation's contact; blind copies are not sent."""

    to: Addressees
    cc: Addressees = msgspec.field(default_factory=Addressees)
    bcc: Addressees = msgspec.field(default_factory=Addressees)


class ConversationCreate(msgspec.Struct, rename="camel", kw_only=True):
    """A new conversation."""

    from_: From = msgspec.field(name="from")
    body_markdown: Markdown
    channel: Literal["desktop", "email"] = "desktop"
    recipients: Recipients | UnsetType = UNSET
    subject: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)] | UnsetType = UNSET
    created_at: GivenMoment | None = None


class MarkAsRead(msgspec.Struct, rename="camel"):
    """Who has read it. Nobody has read receipts here, so nothing changes."""

    all_admins: bool | None = None
    all_contacts: bool | None = None
    admin_ids: Annotated[list[GivenId], msgspec.Meta(max_length=100)] = []
    contact_ids: Annotated[list[GivenId], msgspec.Meta(max_length=100)] = []


class ConversationUpdate(msgspec.Struct, rename="camel", kw_only=True):
    """What to change of a conversation; what is not named stays."""

    acting_admin_id: GivenId | UnsetType = UNSET
    state: Stage | UnsetType = UNSET
    snoozed_until: GivenMoment | UnsetType | None = UNSET
    admin_assignee_id: GivenId | UnsetType | None = UNSET
    team_assignee_id: GivenId | UnsetType | None = UNSET
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)] | UnsetType = UNSET
    custom_attributes: Annotated[dict[str, Any], msgspec.Meta(max_length=200)] | UnsetType = UNSET
    mark_as_read: MarkAsRead | UnsetType = UNSET


class ConversationReply(msgspec.Struct, rename="camel", kw_only=True):
    """A message: of a contact, named by `id` or `userId`, or of the admin `id`, whose note it may be."""

    type: Literal["contact", "admin"]
    body_markdown: Markdown
    message_type: Literal["reply", "note"]
    id: GivenId | UnsetType = UNSET
    user_id: Annotated[str, msgspec.Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    skip_notifications: bool = False


class ConversationRedact(msgspec.Struct, rename="camel"):
    """The part of which nothing shall be left."""

    type: Literal["conversation_part"]
    conversation_id: Annotated[str, msgspec.Meta(max_length=100, examples=["42"])]
    conversation_part_id: GivenId
    acting_admin_id: GivenId | UnsetType = UNSET


class TagAttach(msgspec.Struct, rename="camel"):
    """The tag, and the admin who puts it on."""

    tag_id: GivenId
    acting_admin_id: GivenId


class TagDetach(msgspec.Struct, rename="camel"):
    """The admin who takes the tag off."""

    acting_admin_id: GivenId


class GivenParticipant(msgspec.Struct, rename="camel"):
    """A contact by its id, by the id in one's own system, or by e-mail."""

    id: GivenId | UnsetType = UNSET
    user_id: Annotated[str, msgspec.Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254)] | UnsetType = UNSET


class ParticipantAdd(msgspec.Struct, rename="camel"):
    """Who shall take part."""

    participant: GivenParticipant
    acting_admin_id: GivenId | UnsetType = UNSET


class ParticipantRemove(msgspec.Struct, rename="camel"):
    """Who shall no longer take part."""

    id: GivenId
    acting_admin_id: GivenId | UnsetType = UNSET


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
