"""Links of a ticket: to other tickets, with their roles, to issues in other products, and to threads in a chat."""

from parley.core.links.actions import link_external, link_ticket, links_of, list_links, unlink
from parley.core.links.model import (
    EXTERNAL_TYPES,
    ExternalLink,
    LinkedAlready,
    LinkNotFound,
    TicketLink,
    TicketLinks,
)
from parley.core.links.threads import (
    THREAD_KINDS,
    Thread,
    ThreadNotFound,
    ThreadTaken,
    find_by_thread,
    get_thread,
    list_threads,
    remove_thread,
    set_thread,
    threads_of,
)

__all__ = [
    "EXTERNAL_TYPES",
    "THREAD_KINDS",
    "ExternalLink",
    "LinkNotFound",
    "LinkedAlready",
    "Thread",
    "ThreadNotFound",
    "ThreadTaken",
    "TicketLink",
    "TicketLinks",
    "find_by_thread",
    "get_thread",
    "link_external",
    "link_ticket",
    "links_of",
    "list_links",
    "list_threads",
    "remove_thread",
    "set_thread",
    "threads_of",
    "unlink",
]
