"""Links of a ticket: to other tickets, with their roles, and to issues in other products."""

from parley.core.links.actions import link_external, link_ticket, list_links, unlink
from parley.core.links.model import (
    EXTERNAL_TYPES,
    ExternalLink,
    LinkedAlready,
    LinkNotFound,
    TicketLink,
    TicketLinks,
)

__all__ = [
    "EXTERNAL_TYPES",
    "ExternalLink",
    "LinkNotFound",
    "LinkedAlready",
    "TicketLink",
    "TicketLinks",
    "link_external",
    "link_ticket",
    "list_links",
    "unlink",
]
