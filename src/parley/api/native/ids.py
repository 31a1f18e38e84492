"""This door's ids: a prefix and the integer of the house, `cust_456`; a ticket's integer is its number."""

from parley.api.toolbox.ids import id_in_body, id_in_path, ids_in_body
from parley.core.tickets import TicketNotFound
from parley.kit.ids import spell_id, spell_id_or_none

__all__ = [
    "id_in_body", "id_in_path", "ids_in_body", "spell_id", "spell_id_or_none", "ticket_in_body", "ticket_in_path",
]  # fmt: skip


def ticket_in_path(text: str) -> int:
    """Read a ticket's id from a path: `tkt_123`, or the bare number."""
    return id_in_path("tkt", text if text.startswith("tkt_") else f"tkt_{text}", TicketNotFound)


def ticket_in_body(text: str | int, at: str) -> int:
    """Read a ticket's id from a body or a filter: `tkt_123`, or the bare number."""
    return id_in_body("tkt", text if isinstance(text, str) and text.startswith("tkt_") else f"tkt_{text}", at)
