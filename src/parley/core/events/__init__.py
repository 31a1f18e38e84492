"""What happened: one append-only row for each change, written in the change's own transaction."""

from parley.core.events.broadcasting import Broadcaster, Listener
from parley.core.events.errors import EventsForgotten
from parley.core.events.forgetting import forget_events
from parley.core.events.listening import Ended, News
from parley.core.events.model import (
    Changes,
    Event,
    Position,
    RecordedEvent,
    Subject,
    check_known_types,
    event_types,
)
from parley.core.events.queries import (
    check_position,
    expanded_types,
    find_events,
    get_present,
    list_back,
    list_feed,
    list_timeline,
)

__all__ = [
    "Broadcaster",
    "Changes",
    "Ended",
    "Event",
    "EventsForgotten",
    "Listener",
    "News",
    "Position",
    "RecordedEvent",
    "Subject",
    "check_known_types",
    "check_position",
    "event_types",
    "expanded_types",
    "find_events",
    "forget_events",
    "get_present",
    "list_back",
    "list_feed",
    "list_timeline",
]
