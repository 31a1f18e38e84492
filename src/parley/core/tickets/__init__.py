"""Tickets and the conversation on them: the middle of the house."""

from parley.core.tickets.actions.batching import MOST_OPERATIONS, Batched, apply_batch
from parley.core.tickets.actions.checks import check_people
from parley.core.tickets.actions.deleting import Deleted, Deletion, delete_ticket, restore_ticket
from parley.core.tickets.actions.drafting import send_draft
from parley.core.tickets.actions.erasing import erase_customer
from parley.core.tickets.actions.following import list_followers, set_followers
from parley.core.tickets.actions.locking import hold_ticket, hold_tickets
from parley.core.tickets.actions.merging import Rearranged, merge_ticket, split_ticket
from parley.core.tickets.actions.opening import open_ticket
from parley.core.tickets.actions.opening_many import open_tickets
from parley.core.tickets.actions.redacting import redact_message
from parley.core.tickets.actions.replying import add_message
from parley.core.tickets.actions.settling import settle_ticket
from parley.core.tickets.actions.sharing import (
    Page,
    PageIsForReading,
    PageNotFound,
    open_page,
    share_ticket,
    unshare_ticket,
)
from parley.core.tickets.actions.snoozing import snooze_ticket, wake_due_ticket
from parley.core.tickets.actions.undoing import Left, Undone, undo_operation
from parley.core.tickets.actions.updating import update_ticket
from parley.core.tickets.actions.updating_many import Change
from parley.core.tickets.errors import CannotMerge, MessageNotFound, NotADraft, NotDeleted, TicketClosed, TicketNotFound
from parley.core.tickets.model import (
    MAX_DESCRIPTION,
    AgentRef,
    Author,
    CustomerRef,
    Description,
    Message,
    MessageKind,
    NewTicket,
    Original,
    PastMessage,
    PastTicket,
    Priority,
    State,
    StatusRef,
    Ticket,
    TicketChanges,
)
from parley.core.tickets.properties import difference
from parley.core.tickets.public_pages import PageAddress, parse_page, spell_page
from parley.core.tickets.queries import (
    CLAUSE_FIELDS,
    Count,
    TicketFilter,
    attachments_of,
    check_present,
    count_tickets,
    find_present,
    get_message,
    get_original,
    get_original_opening,
    get_ticket,
    list_conversation,
    list_messages,
    list_tickets,
    narrow_tickets,
)
from parley.core.tickets.setup import Setup, setup_for, setup_of
from parley.core.tickets.sweeps import purge_deleted, tell_unattended, wake_due

__all__ = [
    "CLAUSE_FIELDS",
    "MAX_DESCRIPTION",
    "MOST_OPERATIONS",
    "AgentRef",
    "Author",
    "Batched",
    "CannotMerge",
    "Change",
    "Count",
    "CustomerRef",
    "Deleted",
    "Deletion",
    "Description",
    "Left",
    "Message",
    "MessageKind",
    "MessageNotFound",
    "NewTicket",
    "NotADraft",
    "NotDeleted",
    "Original",
    "Page",
    "PageAddress",
    "PageIsForReading",
    "PageNotFound",
    "PastMessage",
    "PastTicket",
    "Priority",
    "Rearranged",
    "Setup",
    "State",
    "StatusRef",
    "Ticket",
    "TicketChanges",
    "TicketClosed",
    "TicketFilter",
    "TicketNotFound",
    "Undone",
    "add_message",
    "apply_batch",
    "attachments_of",
    "check_people",
    "check_present",
    "count_tickets",
    "delete_ticket",
    "difference",
    "erase_customer",
    "find_present",
    "get_message",
    "get_original",
    "get_original_opening",
    "get_ticket",
    "hold_ticket",
    "hold_tickets",
    "list_conversation",
    "list_followers",
    "list_messages",
    "list_tickets",
    "merge_ticket",
    "narrow_tickets",
    "open_page",
    "open_ticket",
    "open_tickets",
    "parse_page",
    "purge_deleted",
    "redact_message",
    "restore_ticket",
    "send_draft",
    "set_followers",
    "settle_ticket",
    "setup_for",
    "setup_of",
    "share_ticket",
    "snooze_ticket",
    "spell_page",
    "split_ticket",
    "tell_unattended",
    "undo_operation",
    "unshare_ticket",
    "update_ticket",
    "wake_due",
    "wake_due_ticket",
]
