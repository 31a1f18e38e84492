"""Inboxes: where tickets come in, who answers there, and how; the channels in which they listen."""

from parley.core.inboxes.actions import create_inbox, delete_inbox, get_inbox, list_inboxes, update_inbox
from parley.core.inboxes.channels import (
    Channel,
    ChannelNotFound,
    ChannelTaken,
    add_channel,
    channels_of,
    get_channel,
    list_channels,
    remove_channel,
    update_channel,
)
from parley.core.inboxes.model import (
    DefaultInboxRequired,
    Inbox,
    InboxAddressTaken,
    InboxInUse,
    InboxNameTaken,
    InboxNotFound,
)

__all__ = [
    "Channel",
    "ChannelNotFound",
    "ChannelTaken",
    "DefaultInboxRequired",
    "Inbox",
    "InboxAddressTaken",
    "InboxInUse",
    "InboxNameTaken",
    "InboxNotFound",
    "add_channel",
    "channels_of",
    "create_inbox",
    "delete_inbox",
    "get_channel",
    "get_inbox",
    "list_channels",
    "list_inboxes",
    "remove_channel",
    "update_channel",
    "update_inbox",
]
