"""The search over everything: tickets, messages, customers, companies and articles; and tickets that are alike."""

from parley.core.search.model import Hit, HitKind, SearchResults
from parley.core.search.queries import list_similar, search

__all__ = ["Hit", "HitKind", "SearchResults", "list_similar", "search"]
