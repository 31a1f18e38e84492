"""Attention: what agents and customers have read of each ticket, and who is at a ticket now, looking or writing."""

from parley.core.attention.actions import be_present, list_present, mark_read, mark_tickets, mark_unread
from parley.core.attention.lookout import Lookout, Watcher
from parley.core.attention.model import FORGOTTEN_AFTER, Glance, LastMessage, Presence, Seen
from parley.core.attention.news import count_news, find_news, mark_seen
from parley.core.attention.queries import glance_at
from parley.core.attention.store.desk import forget_absent

__all__ = [
    "FORGOTTEN_AFTER",
    "Glance",
    "LastMessage",
    "Lookout",
    "Presence",
    "Seen",
    "Watcher",
    "be_present",
    "count_news",
    "find_news",
    "forget_absent",
    "glance_at",
    "list_present",
    "mark_read",
    "mark_seen",
    "mark_tickets",
    "mark_unread",
]
