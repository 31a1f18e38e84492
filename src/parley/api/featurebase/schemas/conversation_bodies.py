"""What is sent to conversations: their beginning, changes, replies, tags and participants."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.schemas.conversations import Stage
from parley.api.featurebase.schemas.tickets import GivenMoment
from parley.api.featurebase.schemas.words import GivenId

Markdown: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=262_144, description="Markdown", examples=["Thank you for your help!"])
]
Emails: TypeAlias = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=3, max_length=254)]], msgspec.Meta(max_length=50)
]


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
