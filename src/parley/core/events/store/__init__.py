"""The SQL of events: `feed` appends and reads them, `forgetting` deletes those that are too old."""

from parley.core.events.store.feed import (
    append,
    find_some,
    list_awaited,
    list_back,
    list_feed,
    list_timeline,
    present,
    standing,
)
from parley.core.events.store.forgetting import forget, list_outlived

__all__ = [
    "append",
    "find_some",
    "forget",
    "list_awaited",
    "list_back",
    "list_feed",
    "list_outlived",
    "list_timeline",
    "present",
    "standing",
]
