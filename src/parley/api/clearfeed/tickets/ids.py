"""This door's ids: `req_123` or `CF-123` for a request, `col_4` for a collection, `user_5` and `cust_6` for people."""

from parley.api.toolbox.ids import id_in_body, present
from parley.core.tickets import TicketNotFound
from parley.kit.ids import parse_id, spell_id

REQUEST, TICKET, COLLECTION, USER, CUSTOMER, COMMENT, FILE = "req", "CF", "col", "user", "cust", "com", "file"

__all__ = [
    "COLLECTION", "COMMENT", "CUSTOMER", "FILE", "REQUEST", "TICKET", "USER", "id_in_body", "parse_id", "parse_request",
    "request_in_path", "spell_id", "spell_ticket",
]  # fmt: skip


def parse_request(text: str) -> int | None:
    """Read a request's id in either spelling; None for any other text."""
    return parse_id(REQUEST, f"{REQUEST}_{text[3:]}" if text.startswith(f"{TICKET}-") else text)


def request_in_path(text: str) -> int:
    """Read a request's id from a path; one that cannot exist is not found."""
    return present(parse_request(text), TicketNotFound)


def spell_ticket(number: int) -> str:
    """Return the ticket's key as people say it."""
    return f"{TICKET}-{number}"
