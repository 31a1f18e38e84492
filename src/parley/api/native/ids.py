"""This door's ids: a prefix and the integer of the house, `cust_456`; a ticket's integer is its number."""

from collections.abc import Callable, Sequence

from parley.core.errors import Fault, Invalid, NotFound
from parley.core.tickets import TicketNotFound
from parley.kit.ids import parse_id, spell_id

__all__ = ["id_in_body", "id_in_path", "ids_in_body", "spell_id", "ticket_in_body", "ticket_in_path"]


def id_in_path(prefix: str, text: str, missing: Callable[[], NotFound]) -> int:
    """Read an id from a path; one that cannot exist is not found."""
    found = parse_id(prefix, text)
    if found is None:
        raise missing()
    return found


def id_in_body(prefix: str, text: str, at: str) -> int:
    """Read an id from a body or a filter; raise Invalid for one that is malformed."""
    found = parse_id(prefix, text)
    if found is None:
        raise Invalid.at(at, f"Must be an id such as {prefix}_123")
    return found


def ids_in_body(prefix: str, texts: Sequence[str], at: str) -> list[int]:
    """Read a list of ids; raise Invalid naming each that is malformed."""
    found = [parse_id(prefix, text) for text in texts]
    faults = [
        Fault(f"{at}.{place}", f"Must be an id such as {prefix}_123") for place, id_ in enumerate(found) if id_ is None
    ]
    if faults:
        raise Invalid(faults)
    return [id_ for id_ in found if id_ is not None]


def ticket_in_path(text: str) -> int:
    """Read a ticket's id from a path: `tkt_123`, or the bare number."""
    found = parse_id("tkt", text if text.startswith("tkt_") else f"tkt_{text}")
    if found is None:
        raise TicketNotFound
    return found


def ticket_in_body(text: str | int, at: str) -> int:
    """Read a ticket's id from a body or a filter: `tkt_123`, or the bare number."""
    return id_in_body("tkt", text if isinstance(text, str) and text.startswith("tkt_") else f"tkt_{text}", at)
