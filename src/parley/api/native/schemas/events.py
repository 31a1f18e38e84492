"""Events on the wire."""

from typing import Annotated, Any, Literal

import msgspec

from parley.api.native.paging import Limit
from parley.api.native.schemas.words import Moment


class SubjectWire(msgspec.Struct):
    """What the event is about."""

    type: str
    id: str


class ActorWire(msgspec.Struct):
    """Who did it, and the name as it was then."""

    type: str
    id: str | None
    name: str


class EventWire(msgspec.Struct):
    """Something that happened. `data` holds facts and ids, of the shape that `/event-types` gives for type and version.

    `sequence` counts a ticket's events without gaps. `quiet`: who did it asked that nobody be told.
    """

    id: Annotated[str, msgspec.Meta(examples=["evt_123"])]
    position: str
    type: Annotated[str, msgspec.Meta(examples=["ticket.created"])]
    version: int
    subject: SubjectWire
    ticket_id: str | None
    sequence: int | None
    actor: ActorWire
    origin: str
    quiet: bool
    data: dict[str, Any]
    created_at: Moment


class EventMeta(msgspec.Struct):
    """`next_cursor` is always the next `after`, also when there is nothing new."""

    limit: int
    next_cursor: str


class EventPage(msgspec.Struct):
    """Events in the order in which they can be relied upon: nothing appears later before a position handed out."""

    data: list[EventWire]
    meta: EventMeta


class EventFilter(msgspec.Struct, kw_only=True):
    """What to hear of."""

    types: (
        Annotated[
            str,
            msgspec.Meta(
                min_length=1, max_length=1000, description="Event types, comma-separated; `ticket.*` is a family"
            ),
        ]
        | None
    ) = None
    ticket_id: Annotated[str, msgspec.Meta(max_length=40, description="Events of one ticket")] | None = None


class EventQuery(EventFilter, kw_only=True):
    """Where to go on, and what to hear of."""

    after: (
        Annotated[
            str,
            msgspec.Meta(
                min_length=1,
                max_length=80,
                description="`meta.next_cursor` of the call before; from the first event when absent",
            ),
        ]
        | None
    ) = None
    wait: Annotated[int, msgspec.Meta(ge=0, le=30, description="Seconds to wait for the first new event")] = 0
    limit: Limit = 50
    order_dir: Annotated[
        Literal["asc", "desc"],
        msgspec.Meta(description="`desc` goes back from the newest, for people who look; what follows goes forwards"),
    ] = "asc"
    actor_id: (
        Annotated[str, msgspec.Meta(max_length=40, description="Who acted; only with `desc`", examples=["user_3"])]
        | None
    ) = None
    created_before: Annotated[str, msgspec.Meta(max_length=40, description="RFC 3339; only with `desc`")] | None = None


class StreamQuery(EventFilter, kw_only=True):
    """Where to go on, and what to hear of."""

    after: (
        Annotated[
            str,
            msgspec.Meta(
                min_length=1,
                max_length=80,
                description=(
                    "A position of the feed, `0-0-0` for its beginning; what happens from now on when absent."
                    " `Last-Event-ID` goes before it"
                ),
            ),
        ]
        | None
    ) = None
    presence: Annotated[bool, msgspec.Meta(description="Hear also who is at which ticket, looking or writing")] = False


class TimelineQuery(msgspec.Struct, kw_only=True):
    """Where to go on."""

    after: Annotated[int, msgspec.Meta(ge=0, le=2**53, description="The last `sequence` seen")] = 0
    limit: Limit = 50


class EventTypeWire(msgspec.Struct):
    """A type of event; `schema` describes its `data`."""

    type: str
    version: int
    description: str
    schema: dict[str, Any]


class EventTypes(msgspec.Struct):
    """Every type of event."""

    data: list[EventTypeWire]
