"""Inboxes: where tickets come in, who answers there, and how."""

from parley.core.inboxes.actions import create_inbox, delete_inbox, get_inbox, list_inboxes, update_inbox
from parley.core.inboxes.model import (
    DefaultInboxRequired,
    Inbox,
    InboxAddressTaken,
    InboxInUse,
    InboxNameTaken,
    InboxNotFound,
)

__all__ = [
    "DefaultInboxRequired",
    "Inbox",
    "InboxAddressTaken",
    "InboxInUse",
    "InboxNameTaken",
    "InboxNotFound",
    "create_inbox",
    "delete_inbox",
    "get_inbox",
    "list_inboxes",
    "update_inbox",
]
