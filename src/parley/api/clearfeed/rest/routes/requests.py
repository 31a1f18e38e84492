"""Requests."""

from parley.api.clearfeed.rest.cursors import print_cursor, search_from
from parley.api.clearfeed.rest.intake import CONTENT, Draft, mode_of, read_draft
from parley.api.clearfeed.rest.mapping.changes import NAMES, changes_from_wire
from parley.api.clearfeed.rest.mapping.filters import filter_from_search, filter_from_wire, order_of
from parley.api.clearfeed.rest.mapping.requests import dossier_to_request
from parley.api.clearfeed.rest.mapping.values import paths_of
from parley.api.clearfeed.rest.schemas.request_bodies import OneRequestQuery, RequestQuery, RequestUpdate, SearchQuery
from parley.api.clearfeed.rest.schemas.requests import (
    FoundRequestsAnswer,
    NewRequestAnswer,
    NewRequestWire,
    RequestAnswer,
    RequestsAnswer,
)
from parley.api.clearfeed.rest.schemas.words import ResponseMetadata
from parley.api.clearfeed.rest.sight import sight_of
from parley.api.clearfeed.rest.words import PRIORITIES
from parley.api.toolbox.bodies import given
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.access import Permission, require
from parley.core.dossiers import Part, get_dossier, list_dossiers
from parley.core.files import add_file
from parley.core.tickets import NewTicket, TicketClosed, TicketNotFound
from parley.core.work import Work
from parley.kit.db.listing import Order

ROUTES = Routes("Requests", lenient=True)
PARTS = (Part.EXTERNAL, Part.THREADS, Part.CHANNEL, Part.SURVEY)
TALKING = (*PARTS, Part.MESSAGES)
NEWEST = Order("t.created_at", "timestamptz")


@ROUTES.get("/requests")
async def list_requests(work: Work, call: Call, query: RequestQuery) -> RequestsAnswer:
    """Get all requests in the account, newest first. Filters are joined by "and"."""
    search = search_from(call, query, order_of(query))
    wanted, talking = filter_from_wire(query), query.include is not None
    if wanted is None:
        return RequestsAnswer([], ResponseMetadata(None))
    found = await list_dossiers(work, search, wanted, parts=TALKING if talking else PARTS)
    sight = await sight_of(work, call, found.items)
    requests = [dossier_to_request(each, sight, messages=talking) for each in found.items]
    return RequestsAnswer(requests, ResponseMetadata(print_cursor(call, query, found.after)))


@ROUTES.post("/requests", mode=mode_of, reader=read_draft, content=CONTENT)
async def create_request(work: Work, body: Draft) -> NewRequestAnswer:
    """Create a request. Without a title or a priority they are generated; without `requester_email` you ask yourself.

    A form may bring five files of 100 MB at most, in parts named `attachments`.
    """
    stored = body.form.files if body.form else []
    files = {f"attachments.{place}": (await add_file(work, stored=each)).id for place, each in enumerate(stored)}
    new = NewTicket(
        subject=body.title,
        description=body.description,
        customer_email=(body.said.requester_email or "").strip() or None,
        priority=PRIORITIES[body.said.priority] if body.said.priority else body.priority,
        files=files,
    )
    with faults_named({**NAMES, "customer_email": "requester_email"}):
        ticket = await tickets.open_ticket(work, new)
    return NewRequestAnswer(NewRequestWire(str(ticket.number)))


@ROUTES.get("/requests/search")
async def search_requests(work: Work, call: Call, query: SearchQuery) -> FoundRequestsAnswer:
    """Search requests by the words of their titles and messages, newest first."""
    search = search_from(call, query, NEWEST)
    found = await list_dossiers(work, search, filter_from_search(query), parts=PARTS)
    sight = await sight_of(work, call, found.items)
    return FoundRequestsAnswer([dossier_to_request(each, sight) for each in found.items])


@ROUTES.get("/requests/{request_id}", raises=[TicketNotFound])
async def get_request(work: Work, call: Call, request_id: str, query: OneRequestQuery) -> RequestAnswer:
    """Get a request by its id."""
    number = number_in_path(request_id, TicketNotFound)
    return await shown(work, call, number, messages=query.include is not None)


@ROUTES.patch(
    "/requests/{request_id}",
    raises=[TicketNotFound, TicketClosed],
    example={"state": "pending", "priority": "high", "assignee": "user_12"},
)
async def update_request(work: Work, call: Call, request_id: str, body: RequestUpdate) -> RequestAnswer:
    """Change a request: only what is given, and nothing when anything given is wrong.

    The state of a closed request cannot change.
    """
    given(body)
    number = number_in_path(request_id, TicketNotFound)
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    held = await get_dossier(
        work,
        number=number,
    )
    setup = await tickets.setup_for(work, [held.ticket])
    changes = await changes_from_wire(work, held.ticket, body, setup)
    with faults_named({**NAMES, **paths_of(setup.fields)}):
        await tickets.update_ticket(work, number=number, changes=changes)
    return await shown(work, call, number)


async def shown(work: Work, call: Call, number: int, *, messages: bool = False) -> RequestAnswer:
    """Answer with a request. Raises TicketNotFound."""
    dossier = await get_dossier(work, number=number, parts=TALKING if messages else PARTS)
    return RequestAnswer(dossier_to_request(dossier, await sight_of(work, call, [dossier]), messages=messages))
