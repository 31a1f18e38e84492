"""Read tickets and messages.

filtering   what a list of tickets is narrowed to, each filter a condition
counting    how many there are, for badges
clauses     what a ticket may be compared by in conditions of the asker's own
"""

from parley.core.tickets.queries.clauses import CLAUSE_FIELDS
from parley.core.tickets.queries.counting import Count, count_tickets
from parley.core.tickets.queries.filtering import TicketFilter, narrow_tickets
from parley.core.tickets.queries.messages import attachments_of, get_message, list_conversation, list_messages
from parley.core.tickets.queries.originals import get_original, get_original_opening
from parley.core.tickets.queries.tickets import check_present, find_present, get_ticket, list_tickets

__all__ = [
    "CLAUSE_FIELDS",
    "Count",
    "TicketFilter",
    "attachments_of",
    "check_present",
    "count_tickets",
    "find_present",
    "get_message",
    "get_original",
    "get_original_opening",
    "get_ticket",
    "list_conversation",
    "list_messages",
    "list_tickets",
    "narrow_tickets",
]
