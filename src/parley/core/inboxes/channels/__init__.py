"""Channels: the places in a chat where an inbox listens."""

from parley.core.inboxes.channels.actions import add_channel, remove_channel, update_channel
from parley.core.inboxes.channels.model import Channel, ChannelChanges, ChannelNotFound, ChannelTaken
from parley.core.inboxes.channels.queries import channels_of, get_channel, list_channels

__all__ = [
    "Channel",
    "ChannelChanges",
    "ChannelNotFound",
    "ChannelTaken",
    "add_channel",
    "channels_of",
    "get_channel",
    "list_channels",
    "remove_channel",
    "update_channel",
]
