"""Events: the feed, one ticket's timeline, and the types there are."""

import time

from parley.api.native.ids import ticket_in_body, ticket_in_path
from parley.api.native.mapping.events import (
    END,
    START,
    actor_from,
    event_to_wire,
    event_type_to_wire,
    position_from,
    print_position,
)
from parley.api.native.moments import moment_or_day
from parley.api.native.schemas.events import (
    EventFilter,
    EventMeta,
    EventPage,
    EventQuery,
    EventTypes,
    StreamQuery,
    TimelineQuery,
)
from parley.api.native.streaming import parts
from parley.api.toolbox.answer import Stream
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import events, tickets
from parley.core.errors import Unavailable
from parley.core.events import EventsForgotten, Position, RecordedEvent, event_types
from parley.core.tickets import TicketNotFound
from parley.core.work import Work, reading

ROUTES = Routes("Events")
LAST_EVENT_ID = "Last-Event-ID"
RESUMING = (
    LAST_EVENT_ID,
    "The `id` of the last event that was received; the stream goes on behind it",
    {"type": "string", "pattern": "^[0-9]{1,10}-[0-9]{1,19}-[0-9]{1,19}$"},
)


@ROUTES.get("/events", mode=Mode.NONE, raises=[EventsForgotten])
async def list_events(call: Call, query: EventQuery) -> EventPage:
    """Read the event feed: every change of the desk, in an order that can be relied upon, from any position.

    With `wait` the answer comes with the first new event, or empty after so many seconds. Without `after` it begins
    with the oldest event that is kept; a position from before that is 410 `GONE`: nobody misses events unknowingly.
    With `order_dir=desc` it goes back from the newest, and `after` on from what was seen last, for people who look.
    """
    if query.order_dir == "desc":
        return await _look_back(call, query)
    after = START if query.after is None else position_from(query.after, "after")
    types, ticket = _filter(query)
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        found = await events.list_feed(work, after=after, types=types, ticket=ticket, limit=query.limit)
        await events.check_position(work, after, "after")
    if not found and query.wait:
        found = await _first_news(call, after, types, ticket, query)
    last = found[-1].position if found else after
    return EventPage([event_to_wire(event) for event in found], EventMeta(query.limit, print_position(last)))


async def _look_back(call: Call, query: EventQuery) -> EventPage:
    before = END if query.after is None else position_from(query.after, "after")
    types, ticket = _filter(query)
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        found = await events.list_back(
            work,
            before=before,
            types=types,
            ticket=ticket,
            actor=None if query.actor_id is None else actor_from(query.actor_id, "actor_id"),
            until=None if query.created_before is None else moment_or_day(query.created_before, "created_before"),
            limit=query.limit,
        )
    last = found[-1].position if found else before
    return EventPage([event_to_wire(event) for event in found], EventMeta(query.limit, print_position(last)))


async def _first_news(
    call: Call, after: Position, types: list[str] | None, ticket: int | None, query: EventQuery
) -> list[RecordedEvent]:
    until = time.monotonic() + query.wait
    with call.house.broadcaster.listener(call.actor.workspace, after=after, types=types, ticket=ticket) as listener:
        while (left := until - time.monotonic()) > 0 and listener.inbox.ended is None:
            news = await listener.news(left)
            if news:
                return [each.event for each in news[: query.limit]]
    return []


@ROUTES.get("/events/stream", mode=Mode.NONE, headers=(RESUMING,), raises=[EventsForgotten])
async def stream_events(call: Call, query: StreamQuery) -> Stream:
    """Listen to the event feed: server-sent events, each as soon as it can be relied upon, for as long as you like.

    `id` is the event's position, `event` its type, and `data` the JSON that `/events` has for it. A connection that
    breaks is resumed by `Last-Event-ID`, without a gap and without a repeat; browsers do so by themselves. When nothing
    happens a comment comes every 15 seconds. The stream ends when its key is revoked, when the server is stopped, or
    when more waits than is read in time: its last comment says which. A position whose next events are no longer
    kept is 410 `GONE`.

    With `presence=true` it also says who is at which ticket: `event: presence`, without an `id`, whose `data` is
    `{"ticket_id", "user": {"id", "email", "name"}, "state"}`, the state `viewing`, `typing` or `gone`. First come those
    who are there; `types` does not narrow it, `ticket_id` does. It is no event of the feed, and never in `/events`.
    """
    types, ticket = _filter(query)
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        given = _resumed(call, query)
        if given is None:
            after = await events.get_present(work)
        else:
            after = position_from(given[0], given[1])
            await events.check_position(work, after, given[1])
    if call.house.broadcaster.is_stopping:
        raise Unavailable
    return Stream(call.out, parts(call, after, types=types, ticket=ticket, presence=query.presence))


def _filter(query: EventFilter) -> tuple[list[str] | None, int | None]:
    types = events.expanded_types([part for part in (query.types or "").split(",") if part])
    return types, None if query.ticket_id is None else ticket_in_body(query.ticket_id, "ticket_id")


def _resumed(call: Call, query: StreamQuery) -> tuple[str, str] | None:
    """The place to go on from and what named it: a browser that reconnects repeats the `after` it began with."""
    header = call.header(LAST_EVENT_ID.lower().encode())
    if header is not None:
        return header.decode("latin-1"), LAST_EVENT_ID
    return None if query.after is None else (query.after, "after")


@ROUTES.get("/tickets/{ticket_id}/events", raises=[TicketNotFound])
async def list_ticket_events(work: Work, ticket_id: str, query: TimelineQuery) -> EventPage:
    """Read one ticket's timeline, oldest first; go on with `after` = `meta.next_cursor`."""
    number = ticket_in_path(ticket_id)
    await tickets.check_present(work, number=number)
    found = await events.list_timeline(work, ticket=number, after=query.after, limit=query.limit)
    last = found[-1].sequence if found else query.after
    return EventPage([event_to_wire(event) for event in found], EventMeta(query.limit, str(last)))


@ROUTES.get("/event-types", mode=Mode.NONE)
async def list_event_types() -> EventTypes:
    """List the types of events, each with the JSON Schema of its data."""
    return EventTypes([event_type_to_wire(kind) for kind in event_types().values()])
