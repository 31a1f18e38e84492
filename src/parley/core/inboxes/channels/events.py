"""What happens to channels."""

from typing import ClassVar

from parley.core.events import Changes, Event
from parley.core.inboxes.channels.model import Channel


class ChannelEvent(Event, frozen=True, kw_only=True):
    """Something happened to a channel."""

    KIND: ClassVar[str] = "channel"


class ChannelAdded(ChannelEvent, frozen=True, kw_only=True):
    """An inbox listens in a channel."""

    TYPE: ClassVar[str] = "channel.added"

    external_id: str
    name: str
    inbox_id: int
    owner_id: int | None
    company_id: int | None


class ChannelUpdated(ChannelEvent, frozen=True, kw_only=True):
    """A channel changed, or went to another inbox."""

    TYPE: ClassVar[str] = "channel.updated"

    changes: Changes


class ChannelRemoved(ChannelEvent, frozen=True, kw_only=True):
    """No inbox listens in the channel any more; its tickets stay where they are."""

    TYPE: ClassVar[str] = "channel.removed"

    external_id: str
    name: str
    inbox_id: int


def removed(channel: Channel) -> ChannelRemoved:
    """Make the event of a channel's end."""
    return ChannelRemoved(id=channel.id, external_id=channel.external_id, name=channel.name, inbox_id=channel.inbox_id)
