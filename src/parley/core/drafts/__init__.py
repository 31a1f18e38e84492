"""Drafts: what an agent is writing to a ticket, and what it has sent and may still take back for some seconds.

A draft is its author's alone. Sending holds the message back; when its moment has come the worker writes it as the
agent, once, and whatever keeps it from being written brings it back as a draft that says why.
"""

from parley.core.drafts.actions import (
    discard_draft,
    get_draft,
    list_drafts,
    list_held,
    recall_message,
    save_draft,
    send_draft,
)
from parley.core.drafts.model import (
    DEFAULT_UNDO,
    LONGEST_UNDO,
    Draft,
    DraftNotFound,
    HeldMessage,
    HeldNotFound,
    NoAgent,
)
from parley.core.drafts.sending import send_due

__all__ = [
    "DEFAULT_UNDO",
    "LONGEST_UNDO",
    "Draft",
    "DraftNotFound",
    "HeldMessage",
    "HeldNotFound",
    "NoAgent",
    "discard_draft",
    "get_draft",
    "list_drafts",
    "list_held",
    "recall_message",
    "save_draft",
    "send_draft",
    "send_due",
]
