"""Events: the feed, one ticket's timeline, and the types there are."""

import asyncio

from parley.api.native.ids import ticket_in_body, ticket_in_path
from parley.api.native.mapping.events import event_to_wire, event_type_to_wire, position_from, print_position
from parley.api.native.schemas.events import EventMeta, EventPage, EventQuery, EventTypes, TimelineQuery
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode, Routes
from parley.core import events, tickets
from parley.core.events import RecordedEvent, event_types
from parley.core.tickets import TicketNotFound
from parley.core.work import Work, reading

ROUTES = Routes("Events")
LOOK_EVERY = 0.25


@ROUTES.get("/events", mode=Mode.NONE)
async def list_events(call: Call, query: EventQuery) -> EventPage:
    """Read the event feed: every change of the desk, in an order that can be relied upon, from any position.

    With `wait` the answer comes with the first new event, or empty after so many seconds.
    """
    after = position_from(query.after)
    types = events.expanded_types([part for part in (query.types or "").split(",") if part])
    ticket = None if query.ticket_id is None else ticket_in_body(query.ticket_id, "ticket_id")
    tries = 1 + round(query.wait / LOOK_EVERY)
    found: list[RecordedEvent] = []
    for attempt in range(tries):
        async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
            found = await events.list_feed(work, after=after, types=types, ticket=ticket, limit=query.limit)
        if found or attempt == tries - 1:
            break
        await asyncio.sleep(LOOK_EVERY)
    last = found[-1].position if found else after
    return EventPage([event_to_wire(event) for event in found], EventMeta(query.limit, print_position(last)))


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
