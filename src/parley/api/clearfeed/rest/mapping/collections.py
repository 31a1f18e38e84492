"""Collections, which are inboxes, and their channels: core to wire."""

from collections.abc import Sequence

from msgspec import UNSET

from parley.api.clearfeed.rest.ids import agent_to_wire
from parley.api.clearfeed.rest.schemas.collections import (
    AutoAssignWire,
    ChannelWire,
    CollectionChannelWire,
    CollectionWire,
    ConfigWire,
    CsatConfigWire,
    EmojiConfigWire,
    ResponderWire,
    TicketingConfigWire,
)
from parley.core.inboxes import Channel, Inbox
from parley.kit.clock import print_time


def inbox_to_collection(inbox: Inbox, channels: Sequence[Channel] | None) -> CollectionWire:
    """Spell a collection, with its channels where they are given."""
    return CollectionWire(
        id=inbox.id,
        name=inbox.name,
        owner=agent_to_wire(inbox.owner_id),
        created_by=None,
        config=ConfigWire(
            story_detection=False,
            force_story_request=False,
            auto_assign=AutoAssignWire(inbox.auto_assign),
            responders=_responders(inbox),
        ),
        emoji_config=EmojiConfigWire({}),
        ticketing_config=TicketingConfigWire(enabled=False),
        csat_config=CsatConfigWire(inbox.csat_enabled),
        created_at=print_time(inbox.created_at),
        updated_at=print_time(inbox.updated_at),
        channels=UNSET if channels is None else [_of_collection(channel) for channel in channels],
    )


def channel_to_wire(channel: Channel) -> ChannelWire:
    """Spell a channel by itself."""
    return ChannelWire(
        id=channel.external_id,
        name=channel.name,
        owner=agent_to_wire(channel.owner_id),
        status="active",
        collection_id=channel.inbox_id,
        customer_id=channel.company_id,
    )


def _of_collection(channel: Channel) -> CollectionChannelWire:
    return CollectionChannelWire(channel.external_id, channel.name, agent_to_wire(channel.owner_id), "active")


def _responders(inbox: Inbox) -> list[ResponderWire]:
    users = [ResponderWire("user", f"user_{agent}") for agent in inbox.responder_ids]
    return users if inbox.team_id is None else [*users, ResponderWire("team", str(inbox.team_id))]
