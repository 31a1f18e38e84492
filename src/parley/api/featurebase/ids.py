"""This door's ids: 24 lower-case hex digits, for every object the same wherever it is named.

A reversible spelling of the house's integer: 4 check bytes, 1 byte of kind, 7 bytes of the scrambled integer. All of it
is bound to the workspace and the kind, so that an id made up, of another kind or of another workspace is known not to
exist before anything is asked. It hides nothing and depends on no secret: whoever stores ids keeps them for ever.
"""

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b

from parley.api.toolbox.ids import present
from parley.core.errors import Fault, Invalid, NotFound
from parley.kit.ids import LARGEST_ID, parse_number

HEX = re.compile(r"[0-9a-f]{24}")
BITS = 56
MASK = (1 << BITS) - 1
HALF = BITS // 2
NOBODYS = LARGEST_ID
"""An integer that is the id of nothing."""
MALFORMED = "Must be an id of 24 hex digits"


class Kind(IntEnum):
    """What an id names; the number stands in the id and never changes."""

    TICKET = 1
    PART = 2
    CONTACT = 3
    ADMIN = 4
    TEAM = 5
    COMPANY = 6
    CATEGORY = 7
    STATUS = 8
    FIELD = 9
    FILE = 10
    TAG = 11
    BRAND = 12
    WEBHOOK = 13
    ARTICLE = 14
    SECTION = 15
    ROLE = 16
    WORKSPACE = 17
    HELP_CENTER = 18


class NoSuchObject(NotFound):
    """What an id in a body or a filter names does not exist; `at` is the parameter's path."""

    def __init__(self, at: str) -> None:
        super().__init__("Object")
        self.message = f"There is no object with the id given as {at}"
        self.at = at


def spell_id(workspace: int, kind: Kind, number: int) -> str:
    """Return the 24 hex digits of an object."""
    return _spelled(workspace, kind, number)


def spell_id_or_none(workspace: int, kind: Kind, number: int | None) -> str | None:
    """Return the 24 hex digits of an object, None for nothing."""
    return None if number is None else _spelled(workspace, kind, number)


def parse_id(workspace: int, kind: Kind, text: str) -> int | None:
    """Return the integer behind an id; None for what is no id of this kind in this workspace."""
    if not HEX.fullmatch(text):
        return None
    raw = bytes.fromhex(text)
    if raw[4] != kind:
        return None
    _, inverse, mask, key = _keys(workspace, kind)
    mixed = (int.from_bytes(raw[5:]) ^ mask) * inverse & MASK
    number = (mixed ^ mixed >> HALF) * inverse & MASK
    return number if number and raw[:4] == _check(key, number) else None


def id_in_path(workspace: int, kind: Kind, text: str, missing: Callable[[], NotFound]) -> int:
    """Read an id from a path; one that cannot exist is not found."""
    return present(parse_id(workspace, kind, text), missing)


def id_in_body(workspace: int, kind: Kind, text: str, at: str) -> int:
    """Read an id from a body or a filter. Raises Invalid where it is malformed, NoSuchObject where it names nothing."""
    if not HEX.fullmatch(text):
        raise Invalid.at(at, MALFORMED)
    found = parse_id(workspace, kind, text)
    if found is None:
        raise NoSuchObject(at)
    return found


def ids_in_query(workspace: int, kind: Kind, texts: Sequence[str], at: str) -> list[int]:
    """Read the ids of a filter: those that name nothing match nothing. Raises Invalid naming each that is malformed."""
    faults = [Fault(f"{at}.{place}", MALFORMED) for place, text in enumerate(texts) if not HEX.fullmatch(text)]
    if faults:
        raise Invalid(faults)
    return [parse_id(workspace, kind, text) or NOBODYS for text in texts]


def id_in_query(workspace: int, kind: Kind, text: str, at: str) -> int:
    """Read an id of a filter; one that names nothing is nobody's, and matches nothing. Raises Invalid."""
    if not HEX.fullmatch(text):
        raise Invalid.at(at, MALFORMED)
    return parse_id(workspace, kind, text) or NOBODYS


def conversation_in_body(workspace: int, text: str, at: str) -> int:
    """Read a conversation from a body: the ticket's number, or the ticket's own id."""
    if HEX.fullmatch(text):
        return id_in_body(workspace, Kind.TICKET, text, at)
    found = parse_number(text)
    if found is None:
        raise Invalid.at(at, "Must be a conversation's id, such as 42")
    return found


@lru_cache(maxsize=65_536)
def _spelled(workspace: int, kind: Kind, number: int) -> str:
    factor, _, mask, key = _keys(workspace, kind)
    return (_check(key, number) + bytes([kind]) + _mix(number, factor, mask).to_bytes(7)).hex()


def _mix(number: int, factor: int, mask: int) -> int:
    """Scramble: two odd multiplications around a fold, each of which can be undone."""
    mixed = number * factor & MASK
    return (mixed ^ mixed >> HALF) * factor & MASK ^ mask


def _check(key: bytes, number: int) -> bytes:
    return blake2b(number.to_bytes(8), digest_size=4, key=key).digest()


@lru_cache(maxsize=4_096)
def _keys(workspace: int, kind: Kind) -> tuple[int, int, int, bytes]:
    """Return what scrambles: an odd factor and its inverse, a mask, and the key of the check."""
    made = blake2b(f"featurebase {workspace} {kind.value}".encode(), digest_size=32).digest()
    factor = int.from_bytes(made[:7]) | 1
    return factor, pow(factor, -1, 1 << BITS), int.from_bytes(made[7:14]), made[16:]
