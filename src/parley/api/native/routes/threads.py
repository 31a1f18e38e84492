"""A ticket's threads in a chat."""

from msgspec.structs import asdict

from parley.api.native.envelopes import One, one
from parley.api.native.ids import ticket_in_path
from parley.api.native.mapping.threads import kind_in_path, thread_to_wire
from parley.api.native.schemas.threads import ThreadBody, ThreadsWire, ThreadWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import links
from parley.core.errors import VersionMismatch
from parley.core.links import ThreadNotFound, ThreadTaken
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Links")


@ROUTES.get("/tickets/{ticket_id}/threads", raises=[TicketNotFound])
async def list_threads(work: Work, ticket_id: str) -> ThreadsWire:
    """List a ticket's threads in a chat: at most one where the customer reads, and one of the team's own."""
    found = await links.list_threads(work, number=ticket_in_path(ticket_id))
    return ThreadsWire([thread_to_wire(thread) for thread in found])


@ROUTES.get("/tickets/{ticket_id}/threads/{kind}", raises=[TicketNotFound, ThreadNotFound])
async def get_thread(work: Work, call: Call, ticket_id: str, kind: str) -> One[ThreadWire]:
    """Get a ticket's `request` or `triage` thread."""
    thread = await links.get_thread(work, number=ticket_in_path(ticket_id), kind=kind_in_path(kind))
    return one(call, thread_to_wire(thread), thread.version)


@ROUTES.put(
    "/tickets/{ticket_id}/threads/{kind}",
    raises=[TicketNotFound, ThreadNotFound, ThreadTaken, VersionMismatch],
    example={"channel_id": "C123", "thread_ts": "1736937000.000100", "team_id": "T123"},
)
async def set_thread(work: Work, call: Call, ticket_id: str, kind: str, body: ThreadBody) -> One[ThreadWire]:
    """Say in which thread a ticket's conversation goes on. A thread belongs to one ticket."""
    number, named = ticket_in_path(ticket_id), kind_in_path(kind)
    thread = await links.set_thread(work, number=number, kind=named, **asdict(body), expected=call.expected_version)
    return one(call, thread_to_wire(thread), thread.version)


@ROUTES.delete("/tickets/{ticket_id}/threads/{kind}", raises=[TicketNotFound, ThreadNotFound, VersionMismatch])
async def remove_thread(work: Work, call: Call, ticket_id: str, kind: str) -> None:
    """Forget a ticket's thread; what was said there stays in the chat and on the ticket."""
    number, named = ticket_in_path(ticket_id), kind_in_path(kind)
    await links.remove_thread(work, number=number, kind=named, expected=call.expected_version)
