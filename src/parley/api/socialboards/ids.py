"""People's ids: uuids that spell who is meant, and that nobody can have made up by chance.

A uuid of version 8 holds, in its 122 free bits, the kind of person and its integer, hidden behind a mask made of 56
check bits, so that neighbours do not look alike; whatever does not check is no id. Nothing here is secret: whose the
integer is, the workspace decides. Tickets, replies, categories and fields are bare integers.
"""

import hashlib
import re
import uuid
from enum import IntEnum
from functools import lru_cache
from typing import Final

from parley.core.actor import ActorKind
from parley.core.errors import Invalid
from parley.kit.ids import LARGEST_ID

SPELLED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
ID_BITS: Final = 63
HIDDEN_BITS: Final = 66
CHECK_BITS: Final = 56
LOW_BITS: Final = 62
MIDDLE_BITS: Final = 12
REMEMBERED: Final = 10_000
"""A page shows the same few people again and again."""


class Kind(IntEnum):
    """Who may have an id here."""

    TEAMMATE = 1
    CUSTOMER = 2
    INTEGRATION = 3
    RULE = 4
    DESK = 5


KINDS = {
    ActorKind.AGENT: Kind.TEAMMATE,
    ActorKind.CUSTOMER: Kind.CUSTOMER,
    ActorKind.KEY: Kind.INTEGRATION,
    ActorKind.RULE: Kind.RULE,
    ActorKind.SYSTEM: Kind.DESK,
}


@lru_cache(maxsize=REMEMBERED)
def spell_person(kind: Kind, number: int) -> str:
    """Return the uuid of a person; the number is from 0 to 2^63 - 1."""
    payload = kind << ID_BITS | number
    check = _check(payload)
    bits = (payload ^ _mask(check)) << CHECK_BITS | check
    low = bits & (1 << LOW_BITS) - 1
    middle = bits >> LOW_BITS & (1 << MIDDLE_BITS) - 1
    high = bits >> LOW_BITS + MIDDLE_BITS
    return str(uuid.UUID(int=high << 80 | 8 << 76 | middle << 64 | 2 << LOW_BITS | low))


def parse_person(text: str) -> tuple[Kind, int] | None:
    """Return who a uuid stands for, None for any that `spell_person` did not make; case does not matter."""
    if not SPELLED.fullmatch(text):
        return None
    whole = uuid.UUID(text).int
    low, middle, high = whole & (1 << LOW_BITS) - 1, whole >> 64 & (1 << MIDDLE_BITS) - 1, whole >> 80
    bits = (high << MIDDLE_BITS | middle) << LOW_BITS | low
    check = bits & (1 << CHECK_BITS) - 1
    payload = (bits >> CHECK_BITS) ^ _mask(check)
    kind, number = payload >> ID_BITS, payload & LARGEST_ID
    if kind not in set(Kind) or _check(payload) != check:
        return None
    return Kind(kind), number


def teammate_in_body(text: str, at: str) -> int:
    """Read a teammate's id; raise Invalid for what is none."""
    found = parse_person(text)
    if found is None or found[0] is not Kind.TEAMMATE or not found[1]:
        raise Invalid.at(at, "Must be the id of a teammate")
    return found[1]


def _check(payload: int) -> int:
    digest = hashlib.blake2b(payload.to_bytes(9), digest_size=CHECK_BITS // 8, person=b"parley check").digest()
    return int.from_bytes(digest)


def _mask(check: int) -> int:
    digest = hashlib.blake2b(check.to_bytes(CHECK_BITS // 8), digest_size=9, person=b"parley mask").digest()
    return int.from_bytes(digest) & (1 << HIDDEN_BITS) - 1
