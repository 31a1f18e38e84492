"""Ids on their way in: a prefix and the integer of the house, or bare integers. Which prefix is what is each door's."""

from collections.abc import Callable, Sequence

from parley.core.errors import Fault, Invalid, NotFound
from parley.kit.ids import parse_id, parse_number


def number_in_path(text: str, missing: Callable[[], NotFound]) -> int:
    """Read an integer from a path; one that cannot exist is not found."""
    return present(parse_number(text), missing)


def id_in_path(prefix: str, text: str, missing: Callable[[], NotFound]) -> int:
    """Read an id from a path; one that cannot exist is not found."""
    return present(parse_id(prefix, text), missing)


def present(found: int | None, missing: Callable[[], NotFound]) -> int:
    """Return what an id was read as; one that is malformed is not found."""
    if found is None:
        raise missing()
    return found


def id_in_body(prefix: str, text: str, at: str) -> int:
    """Read an id from a body or a filter; raise Invalid for one that is malformed."""
    found = parse_id(prefix, text)
    if found is None:
        raise Invalid([_malformed(prefix, at)])
    return found


def ids_in_body(prefix: str, texts: Sequence[str], at: str) -> list[int]:
    """Read a list of ids; raise Invalid naming each that is malformed."""
    found = [parse_id(prefix, text) for text in texts]
    faults = [_malformed(prefix, f"{at}.{place}") for place, number in enumerate(found) if number is None]
    if faults:
        raise Invalid(faults)
    return [number for number in found if number is not None]


def _malformed(prefix: str, at: str) -> Fault:
    return Fault(at, f"Must be an id such as {prefix}_123")
