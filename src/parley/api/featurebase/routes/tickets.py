"""Tickets."""

from parley.api.featurebase.acts.changing import change
from parley.api.featurebase.acts.opening import is_one_statement, open_new
from parley.api.featurebase.bodies.content import content_of
from parley.api.featurebase.bodies.forms import Given, find_files_of, reader
from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.filters import filter_from_wire
from parley.api.featurebase.mapping.tickets import dossier_to_wire, dossier_to_wire_whole
from parley.api.featurebase.paging import ListWire, page, search_from
from parley.api.featurebase.schemas.tickets import TicketCreate, TicketDeleted, TicketQuery, TicketUpdate, TicketWire
from parley.api.featurebase.views.showing import showing
from parley.api.toolbox.call import Call
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import dossiers, tickets
from parley.core.dossiers import Dossier, Part
from parley.core.tickets import TicketClosed, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Tickets", lenient=True)
BESIDE = (Part.RELATED, Part.EXTERNAL)
EXAMPLE = {
    "ticketCategoryId": "507f1f77bcf86cd799439011",
    "title": "Cannot login to dashboard",
    "content": "<p>I get a 403 error when logging in.</p>",
    "author": {"email": "john@example.com", "name": "John Doe"},
}
WHOLE = (*BESIDE, Part.FILES, Part.MESSAGES)


async def shown(work: Work, call: Call, dossier: Dossier) -> TicketWire:
    """Answer with a ticket."""
    return dossier_to_wire(dossier, await showing(work, call, [dossier.ticket]))


@ROUTES.get("/tickets")
async def list_tickets(work: Work, call: Call, query: TicketQuery) -> ListWire[TicketWire]:
    """List tickets. Filters are joined by "and"; a list of values means any of them."""
    wanted = filter_from_wire(work.workspace, query, await tickets.setup_of(work))
    found = await dossiers.list_dossiers(work, search_from(call, query), wanted, parts=BESIDE)
    seen = await showing(work, call, [each.ticket for each in found.items])
    return page(call, query, found, lambda dossier: dossier_to_wire(dossier, seen))


@ROUTES.post(
    "/tickets",
    mode=lambda body: Mode.ONCE if is_one_statement(body) else Mode.WRITE,
    raises=[TicketNotFound],
    reader=reader(TicketCreate, find_files_of, forms=True),
    content=content_of(TicketCreate, EXAMPLE),
)
async def create_ticket(work: Work, call: Call, body: Given[TicketCreate]) -> TicketWire:
    """Create a ticket. Files of its fields come as parts of a form, or by their addresses."""
    return await shown(work, call, await open_new(work, body))


@ROUTES.get("/tickets/{ticket_number}", raises=[TicketNotFound])
async def get_ticket(work: Work, call: Call, ticket_number: str) -> TicketWire:
    """Get a ticket by its number, with its conversation."""
    number = number_in_path(ticket_number, TicketNotFound)
    dossier = await dossiers.get_dossier(work, number=number, parts=WHOLE)
    return dossier_to_wire_whole(dossier, await showing(work, call, [dossier.ticket]))


@ROUTES.patch(
    "/tickets/{ticket_number}",
    raises=[TicketNotFound, TicketClosed],
    reader=reader(TicketUpdate, find_files_of, forms=True),
    content=content_of(TicketUpdate, {"open": False}),
)
async def update_ticket(work: Work, call: Call, ticket_number: str, body: Given[TicketUpdate]) -> TicketWire:
    """Change a ticket: only what is given. The status of a closed ticket cannot change."""
    number = number_in_path(ticket_number, TicketNotFound)
    await change(work, number, body)
    return await shown(work, call, await dossiers.get_dossier(work, number=number, parts=BESIDE))


@ROUTES.delete("/tickets/{ticket_number}", status=200, raises=[TicketNotFound])
async def delete_ticket(work: Work, ticket_number: str) -> TicketDeleted:
    """Delete a ticket and its conversation."""
    number = number_in_path(ticket_number, TicketNotFound)
    await tickets.delete_ticket(work, number=number)
    return TicketDeleted(spell_id(work.workspace, Kind.TICKET, number))
