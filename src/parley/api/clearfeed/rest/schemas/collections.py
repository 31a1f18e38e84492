"""Collections and their channels on the wire: a collection is an inbox."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.clearfeed.rest.schemas.words import ChannelId, Id, Moment, Name, PersonId


class AutoAssignWire(msgspec.Struct):
    """Whether requests are assigned by themselves."""

    enabled: bool


class ResponderWire(msgspec.Struct):
    """Who answers in the collection."""

    type: Literal["user", "team"]
    id: Annotated[str, msgspec.Meta(examples=["user_123"])]


class ConfigWire(msgspec.Struct):
    """How requests come about and who answers them. Every message of ours is one: stories are never detected."""

    story_detection: Literal[False]
    force_story_request: Literal[False]
    auto_assign: AutoAssignWire
    responders: list[ResponderWire]


class EmojiConfigWire(msgspec.Struct):
    """Emojis that act; there are none."""

    emoji_names: dict[str, Any]


class TicketingConfigWire(msgspec.Struct):
    """Whether tickets are filed in another product by themselves; they are not."""

    enabled: Literal[False]


class CsatConfigWire(msgspec.Struct):
    """Whether customers are asked how it went."""

    enabled: bool


class CollectionChannelWire(msgspec.Struct):
    """A chat channel of the collection."""

    id: str
    name: str
    owner: str | None
    status: Literal["active"]


class CollectionWire(msgspec.Struct):
    """A collection. `channels` are there where they were asked for."""

    id: int
    name: str
    owner: str | None
    created_by: None
    config: ConfigWire
    emoji_config: EmojiConfigWire
    ticketing_config: TicketingConfigWire
    csat_config: CsatConfigWire
    created_at: Moment
    updated_at: Moment
    channels: list[CollectionChannelWire] | UnsetType = UNSET


class CollectionsAnswer(msgspec.Struct):
    """All collections."""

    collections: list[CollectionWire]


class CollectionAnswer(msgspec.Struct):
    """One collection."""

    collection: CollectionWire


class CollectionQuery(msgspec.Struct):
    """What to show of the collections."""

    include: Annotated[Literal["channels"], msgspec.Meta(description="Add the channels")] | None = None


class NewChannel(msgspec.Struct, kw_only=True):
    """A channel that the collection shall have."""

    id: ChannelId
    name: Name | UnsetType | None = UNSET
    owner: PersonId | UnsetType | None = UNSET
    customer: Id | UnsetType | None = UNSET


class ChannelsAdd(msgspec.Struct):
    """Channels that no collection has yet."""

    channels: Annotated[list[NewChannel], msgspec.Meta(min_length=1, max_length=100)]


class ChannelUpdate(msgspec.Struct):
    """Where the channel shall belong."""

    collection_id: Id


class ChannelWire(msgspec.Struct):
    """A channel and the collection it belongs to."""

    id: str
    name: str
    owner: str | None
    status: Literal["active"]
    collection_id: int
    customer_id: int | None


class ChannelAnswer(msgspec.Struct):
    """One channel."""

    channel: ChannelWire
