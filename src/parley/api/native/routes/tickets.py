"""Tickets."""

from collections.abc import Sequence

from parley.api.native.bodies import description_in_body, given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import ticket_in_path
from parley.api.native.mapping.attention import add_glances
from parley.api.native.mapping.files import attachment_to_wire
from parley.api.native.mapping.filters import filter_from_wire
from parley.api.native.mapping.tickets import changes_from_wire, ticket_from_wire, ticket_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.tickets import TicketCreate, TicketQuery, TicketUpdate, TicketWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.public import page_url
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.attention import glance_at
from parley.core.dossiers import Part, get_dossier
from parley.core.errors import VersionMismatch
from parley.core.fields import Field
from parley.core.files import File, list_for_openings
from parley.core.tickets import Ticket, TicketClosed, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Tickets")


async def shown(work: Work, call: Call, ticket: Ticket, files: Sequence[File] | None = None) -> One[TicketWire]:
    """Answer with a ticket; the files that came with its description are looked up unless they are known."""
    if files is None:
        found = await list_for_openings(work.connection, work.workspace, [], [ticket.number])
        files = [file for each in found.values() for file in each]
    pages = await pages_shown(work, call, [ticket])
    fields = await fields_shown(work, [ticket])
    wire = ticket_to_wire(ticket, call.house.public_url, fields, pages.get(ticket.number))
    wire.attachments = [attachment_to_wire(call, file) for file in files]
    return one(call, wire, ticket.version)


async def fields_shown(work: Work, found: list[Ticket]) -> list[Field]:
    """Return the fields whose values are to be spelled, none where no ticket has any."""
    shown = [ticket for ticket in found if ticket.custom_fields]
    return (await tickets.setup_for(work, shown)).fields if shown else []


async def pages_shown(work: Work, call: Call, found: list[Ticket]) -> dict[int, str | None]:
    """Return the addresses of the tickets' public pages; few have any, and only then are words looked up for them."""
    shared = [ticket for ticket in found if ticket.public_page is not None]
    if not shared:
        return {}
    slug = (await tickets.setup_for(work, shared)).slug
    return {ticket.number: page_url(call.house, work.workspace, slug, ticket) for ticket in shared}


@ROUTES.get("/tickets")
async def list_tickets(work: Work, call: Call, query: TicketQuery) -> Many[TicketWire]:
    """List tickets. Filters are joined by "and"; a list of values means any of them, but all of the tags."""
    parts = set((query.include or "").split(","))
    found = await tickets.list_tickets(
        work, search_from(call, query), filter_from_wire(query), described="description" in parts
    )
    url, fields = call.house.public_url, await fields_shown(work, found.items)
    pages = await pages_shown(work, call, found.items)
    page = many(call, query, found, lambda ticket: ticket_to_wire(ticket, url, fields, pages.get(ticket.number)))
    if parts & {"last_message", "unread"}:
        add_glances(page.data, await glance_at(work, [ticket.number for ticket in found.items]), parts)
    return page


@ROUTES.post(
    "/tickets",
    mode=Mode.ONCE,
    example={
        "subject": "Help needed",
        "description": "Detailed description of the issue",
        "customer_email": "user@example.com",
        "priority": "medium",
        "tags": ["support"],
    },
)
async def create_ticket(work: Work, call: Call, body: TicketCreate) -> One[TicketWire]:
    """Create a ticket. The customer is found or created by e-mail; tags are created when new."""
    fields = (await tickets.setup_of(work)).fields if body.custom_fields else []
    description = await description_in_body(body.description, body.format)
    ticket = await tickets.open_ticket(work, ticket_from_wire(body, description, fields))
    return await shown(work, call, ticket, None if body.attachments else ())


@ROUTES.get("/tickets/{ticket_id}", raises=[TicketNotFound])
async def get_ticket(work: Work, call: Call, ticket_id: str) -> One[TicketWire]:
    """Get a ticket, with its description and the files that came with it."""
    dossier = await get_dossier(work, number=ticket_in_path(ticket_id), parts=(Part.FILES,))
    files = [file for file in dossier.files if file.message is None and file.field is None]
    return await shown(work, call, dossier.ticket, files)


@ROUTES.patch(
    "/tickets/{ticket_id}",
    raises=[TicketNotFound, TicketClosed, VersionMismatch],
    example={"status": "pending", "priority": "high", "assignee_id": "user_789"},
)
async def update_ticket(work: Work, call: Call, ticket_id: str, body: TicketUpdate) -> One[TicketWire]:
    """Change a ticket: only what is given. The status of a closed ticket cannot change."""
    given(body)
    fields = (await tickets.setup_of(work)).fields if body.custom_fields else []
    changes = changes_from_wire(body, await description_in_body(body.description, body.format), fields)
    number = ticket_in_path(ticket_id)
    ticket = await tickets.update_ticket(work, number=number, changes=changes, expected=call.expected_version)
    return await shown(work, call, ticket)


@ROUTES.delete("/tickets/{ticket_id}", raises=[TicketNotFound, VersionMismatch])
async def delete_ticket(work: Work, call: Call, ticket_id: str) -> None:
    """Delete a ticket. It can be restored for 30 days, then it is purged with its files."""
    await tickets.delete_ticket(work, number=ticket_in_path(ticket_id), expected=call.expected_version)
