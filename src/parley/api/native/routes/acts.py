"""What can be done to a ticket beyond changing its properties."""

from msgspec import UNSET

from parley.api.native.envelopes import One, one
from parley.api.native.ids import ids_in_body, ticket_in_body, ticket_in_path
from parley.api.native.mapping.operations import rearranged_to_wire
from parley.api.native.mapping.tickets import agent_to_wire
from parley.api.native.moments import moment_in_body
from parley.api.native.routes.tickets import shown
from parley.api.native.schemas.operations import RearrangedWire
from parley.api.native.schemas.tickets import (
    FollowersBody,
    FollowersWire,
    MergeBody,
    SnoozeBody,
    SplitBody,
    TicketWire,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.errors import VersionMismatch
from parley.core.tickets import CannotMerge, NotDeleted, Rearranged, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Tickets")


@ROUTES.post(
    "/tickets/{ticket_id}/merge",
    status=200,
    raises=[TicketNotFound, CannotMerge, VersionMismatch],
    example={"into": "tkt_124"},
)
async def merge_ticket(work: Work, call: Call, ticket_id: str, body: MergeBody) -> One[RearrangedWire]:
    """Merge a ticket into another, which takes over its conversation, tags, cc and followers and is returned.

    `operation` says how long that can be undone.
    """
    number, into = ticket_in_path(ticket_id), ticket_in_body(body.into, "into")
    done = await tickets.merge_ticket(work, number=number, into=into, expected=call.expected_version)
    return await _rearranged(work, call, done)


@ROUTES.post(
    "/tickets/{ticket_id}/split",
    raises=[TicketNotFound, VersionMismatch],
    example={"message_ids": ["conv_123"], "subject": "Another question"},
)
async def split_ticket(work: Work, call: Call, ticket_id: str, body: SplitBody) -> One[RearrangedWire]:
    """Split conversations off a ticket into a new one of the same customer, which is returned.

    It takes over the values of the custom fields that every ticket has, but for files; required ones may be missing.
    `operation` says how long that can be undone.
    """
    number, chosen = ticket_in_path(ticket_id), ids_in_body("conv", body.message_ids, "message_ids")
    subject = None if body.subject is UNSET else body.subject
    done = await tickets.split_ticket(
        work, number=number, message_ids=chosen, subject=subject, expected=call.expected_version
    )
    return await _rearranged(work, call, done)


async def _rearranged(work: Work, call: Call, done: Rearranged) -> One[RearrangedWire]:
    wire = await shown(work, call, done.ticket)
    return one(call, rearranged_to_wire(wire.data, done.operation), done.ticket.version)


@ROUTES.post(
    "/tickets/{ticket_id}/snooze",
    status=200,
    raises=[TicketNotFound, VersionMismatch],
    example={"until": "2030-01-15T10:30:00Z"},
)
async def snooze_ticket(work: Work, call: Call, ticket_id: str, body: SnoozeBody) -> One[TicketWire]:
    """Let a ticket sleep until a time in the future, or until its customer replies; null wakes it."""
    until = None if body.until is None else moment_in_body(body.until, "until")
    number = ticket_in_path(ticket_id)
    return await shown(
        work, call, await tickets.snooze_ticket(work, number=number, until=until, expected=call.expected_version)
    )


@ROUTES.post("/tickets/{ticket_id}/restore", status=200, raises=[TicketNotFound, NotDeleted])
async def restore_ticket(work: Work, call: Call, ticket_id: str) -> One[TicketWire]:
    """Restore a deleted ticket, for 30 days after it was deleted."""
    return await shown(work, call, await tickets.restore_ticket(work, number=ticket_in_path(ticket_id)))


@ROUTES.get("/tickets/{ticket_id}/followers", raises=[TicketNotFound])
async def list_followers(work: Work, call: Call, ticket_id: str) -> One[FollowersWire]:
    """List the users who follow a ticket, by name."""
    found = await tickets.list_followers(work, number=ticket_in_path(ticket_id))
    return one(call, FollowersWire([agent_to_wire(agent) for agent in found.followers]), found.version)


@ROUTES.put(
    "/tickets/{ticket_id}/followers", raises=[TicketNotFound, VersionMismatch], example={"user_ids": ["user_789"]}
)
async def set_followers(work: Work, call: Call, ticket_id: str, body: FollowersBody) -> One[FollowersWire]:
    """Say which users follow a ticket: these and no others."""
    agents = ids_in_body("user", body.user_ids, "user_ids")
    number = ticket_in_path(ticket_id)
    found = await tickets.set_followers(work, number=number, agents=agents, expected=call.expected_version)
    return one(call, FollowersWire([agent_to_wire(agent) for agent in found.followers]), found.version)
