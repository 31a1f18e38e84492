"""The SQL of the search: what matches exactly, what matches best, what is alike."""

from parley.core.search.store.exact import find_by_email, find_by_number, has_ticket
from parley.core.search.store.parsed import Parsed, parse
from parley.core.search.store.ranked import SOURCES, rank
from parley.core.search.store.similar import list_telling_words, rank_similar

__all__ = [
    "SOURCES",
    "Parsed",
    "find_by_email",
    "find_by_number",
    "has_ticket",
    "list_telling_words",
    "parse",
    "rank",
    "rank_similar",
]
