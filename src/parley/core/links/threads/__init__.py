"""Threads of a ticket: where its conversation goes on in a chat, the customer's and the team's own."""

from parley.core.links.threads.actions import (
    find_by_thread,
    get_thread,
    list_threads,
    remove_thread,
    set_thread,
    threads_of,
)
from parley.core.links.threads.model import THREAD_KINDS, Thread, ThreadNotFound, ThreadTaken

__all__ = [
    "THREAD_KINDS",
    "Thread",
    "ThreadNotFound",
    "ThreadTaken",
    "find_by_thread",
    "get_thread",
    "list_threads",
    "remove_thread",
    "set_thread",
    "threads_of",
]
