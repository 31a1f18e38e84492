"""Which tickets hold these words: the exact numbers of a rare word, or the advice to look while walking."""

from parley.core.matching.queries import TicketMatch, match_tickets
from parley.core.matching.store import (
    COMMON,
    HOLDS_PUBLIC_WORDS,
    HOLDS_WORDS,
    IN_WORKSPACE,
    estimate_rows,
)

__all__ = [
    "COMMON",
    "HOLDS_PUBLIC_WORDS",
    "HOLDS_WORDS",
    "IN_WORKSPACE",
    "TicketMatch",
    "estimate_rows",
    "match_tickets",
]
