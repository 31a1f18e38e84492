"""Requests."""

from collections.abc import Sequence

import msgspec

from parley.api.clearfeed.tickets.bodies import (
    agent_in_body,
    agents_in_body,
    status_in_body,
    text_in_body,
    values_in_body,
)
from parley.api.clearfeed.tickets.ids import request_in_path
from parley.api.clearfeed.tickets.mapping import (
    changes_from_wire,
    comment_to_wire,
    field_name,
    filter_from_wire,
    made_to_wire,
    request_from_wire,
    request_to_wire,
)
from parley.api.clearfeed.tickets.paging import print_cursor, search_from
from parley.api.clearfeed.tickets.schemas import (
    RequestCreate,
    RequestMade,
    RequestPage,
    RequestQuery,
    RequestUpdate,
    RequestWhole,
    RequestWire,
    ResponseMetadata,
)
from parley.api.toolbox.bodies import given
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import faults_spelled
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.dossiers import Dossier, Part, get_dossier, list_dossiers
from parley.core.fields import Field
from parley.core.tickets import MessageKind, TicketChanges, TicketClosed, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Requests", lenient=True)
PARTS = (Part.THREADS,)


async def fields_shown(work: Work, found: Sequence[Dossier]) -> list[Field]:
    """Return the fields whose values are to be spelled, none where no ticket has any."""
    shown = [each.ticket for each in found if each.ticket.custom_fields]
    return (await tickets.setup_for(work, shown)).fields if shown else []


async def shown(work: Work, number: int) -> RequestWire:
    """Answer with a request as it is now."""
    dossier = await get_dossier(work, number=number, parts=PARTS)
    return request_to_wire(dossier, await fields_shown(work, [dossier]))


@ROUTES.post(
    "",
    mode=Mode.ONCE,
    example={
        "collection_id": "col_1",
        "title": "Production API Error - 500 responses",
        "description": "Users are experiencing 500 errors when accessing the /api/orders endpoint.",
        "priority": "urgent",
        "requester_email": "user@example.com",
        "custom_fields": {"environment": "production", "service": "orders-api", "error_rate": "25%"},
    },
)
async def create_request(work: Work, body: RequestCreate) -> RequestMade:
    """Create a request. The requester is found or created by e-mail; tags are created when new."""
    values = await values_in_body(work, body.custom_fields)
    description = await text_in_body(body.description, "description")
    new = request_from_wire(body, description, values, await agent_in_body(work, body.assignee_id))
    with faults_spelled(lambda path: field_name(values.path(path))):
        return made_to_wire(await tickets.open_ticket(work, new))


@ROUTES.get("")
async def list_requests(work: Work, call: Call, query: RequestQuery) -> RequestPage:
    """List or search requests, newest first. Filters are joined by "and"."""
    search = search_from(call, query)
    wanted = filter_from_wire(query, await agents_in_body(work, query.assignee_id, "assignee_id"))
    found = await list_dossiers(work, search, wanted, parts=PARTS)
    fields = await fields_shown(work, found.items)
    return RequestPage(
        [request_to_wire(dossier, fields) for dossier in found.items],
        ResponseMetadata(print_cursor(call, query, found.after)),
    )


@ROUTES.get("/{request_id}", raises=[TicketNotFound])
async def get_request(work: Work, request_id: str) -> RequestWhole:
    """Get a request, by `req_123` or by `CF-123`, with its comments, oldest first."""
    dossier = await get_dossier(work, number=request_in_path(request_id), parts=(*PARTS, Part.MESSAGES))
    request = request_to_wire(dossier, await fields_shown(work, [dossier]))
    comments = [comment_to_wire(each) for each in dossier.messages if each.kind is not MessageKind.OPENING]
    return RequestWhole(**msgspec.structs.asdict(request), comments=comments)


@ROUTES.patch(
    "/{request_id}",
    raises=[TicketNotFound, TicketClosed],
    example={"status": "pending", "priority": "high", "assignee_id": "user_7"},
)
async def update_request(work: Work, request_id: str, body: RequestUpdate) -> RequestWire:
    """Change a request: only what is given. The status of a closed request cannot change."""
    given(body)
    number = request_in_path(request_id)
    present = await tickets.get_ticket(work, number=number)
    values = await values_in_body(work, body.custom_fields or None, present.category_id)
    status = status_in_body(await tickets.setup_for(work, [present]), body.status, present) if body.status else None
    changes = changes_from_wire(body, values, status=status, assignee=await agent_in_body(work, body.assignee_id))
    with faults_spelled(lambda path: field_name(values.path(path))):
        await tickets.update_ticket(work, number=number, changes=changes)
    return await shown(work, number)


@ROUTES.post("/{request_id}/close", status=200, raises=[TicketNotFound, TicketClosed])
async def close_request(work: Work, request_id: str) -> RequestWire:
    """Close a request: it is marked as resolved. One that is resolved already stays as it is."""
    number = request_in_path(request_id)
    present = await tickets.get_ticket(work, number=number)
    status = status_in_body(await tickets.setup_for(work, [present]), "solved", present)
    if status is not None:
        await tickets.update_ticket(work, number=number, changes=TicketChanges(status=status))
    return await shown(work, number)
