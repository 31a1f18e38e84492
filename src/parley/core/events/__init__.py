"""What happened: one append-only row for each change, written in the change's own transaction."""

from parley.core.events.model import (
    Changes,
    Event,
    RecordedEvent,
    Subject,
    check_known_types,
    event_types,
)
from parley.core.events.queries import expanded_types, find_event, list_feed, list_timeline

__all__ = [
    "Changes",
    "Event",
    "RecordedEvent",
    "Subject",
    "check_known_types",
    "event_types",
    "expanded_types",
    "find_event",
    "list_feed",
    "list_timeline",
]
