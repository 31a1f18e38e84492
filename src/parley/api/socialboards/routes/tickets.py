"""Tickets."""

from parley.api.socialboards.bodies import Told, described, reader
from parley.api.socialboards.envelope import Data
from parley.api.socialboards.mapping.filters import filter_from_wire, search_from_wire
from parley.api.socialboards.mapping.tickets import field_name, ticket_from_wire, ticket_to_wire
from parley.api.socialboards.mapping.values import values_from_wire
from parley.api.socialboards.schemas.tickets import TicketCreate, TicketList, TicketWire
from parley.api.toolbox.bodies import text_in_body
from parley.api.toolbox.call import Call
from parley.api.toolbox.downloads import download_url
from parley.api.toolbox.faults import faults_spelled
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core import people, tickets
from parley.core.dossiers import Dossier, Part, get_dossier, list_dossiers
from parley.core.errors import Invalid
from parley.core.tickets import TicketNotFound
from parley.core.work import Work
from parley.kit.ids import parse_number

ROUTES = Routes("Tickets", lenient=True)
PARTS = (Part.COUNTS, Part.FILES)
EXAMPLE = {
    "assigneeId": None,
    "categoryId": None,
    "cc": ["ann_smith@gmail.com"],
    "creator": {"name": "Bill Smith", "email": "bill_smith@gmail.com", "image": None, "phoneNumber": None},
    "message": "Hello I want to buy a new car, how can I get a price list?",
    "sentiment": "question",
    "tags": [],
    "title": "New car price list.",
}


def ticket_in_path(text: str) -> int:
    """Read a ticket's id; one that cannot exist is not found."""
    found = parse_number(text)
    if found is None:
        raise TicketNotFound
    return found


async def shown(work: Work, call: Call, found: list[Dossier]) -> list[TicketWire]:
    """Spell tickets with the workspace's words; they are kept, so nothing is asked for them unless they are older."""
    words = await tickets.setup_for(work, [each.ticket for each in found])
    return [
        ticket_to_wire(
            dossier,
            desk=call.house.public_url,
            categories=words.categories,
            fields=words.fields,
            link_to=lambda file: download_url(call.house, work.workspace, file.id, call.now),
        )
        for dossier in found
    ]


def _mode(body: Told[TicketCreate]) -> Mode:
    """Choose one statement, unless files or more of the creator must be written beside the ticket."""
    creator = body.said.creator
    return Mode.WRITE if body.wanted or creator.image or creator.phone_number else Mode.ONCE


async def _creator(work: Work, body: TicketCreate) -> int | None:
    creator = body.creator
    if not creator.image and not creator.phone_number:
        return None
    customer, _ = await people.claim_customer(
        work,
        email=creator.email,
        name=creator.name or None,
        phone=creator.phone_number or None,
        avatar_url=creator.image or None,
    )
    return customer.id


@ROUTES.post(
    "/tickets", status=200, mode=_mode, reader=reader(TicketCreate), content=described(TicketCreate, example=EXAMPLE)
)
async def create_ticket(work: Work, body: Told[TicketCreate]) -> Data[int]:
    """Create a ticket. The creator is found or made by address; tags are made when new; files are fetched.

    The answer's data is the ticket's id. Names in the body may be in any case.
    """
    said = body.said
    if not (said.message or "").strip() and not (said.title or "").strip():
        raise Invalid.at("message", "Required where there is no title")
    fields = (await tickets.setup_of(work)).fields_for(said.category_id) if said.custom_fields else []
    given = values_from_wire(said.custom_fields or [], fields)
    message = await text_in_body(said.message or "", "html" if said.is_html else "text")
    with faults_spelled(lambda path: field_name(given.path(path))):
        customer = await _creator(work, said)
        new = ticket_from_wire(said, message, given, customer=customer, files=await body.add_files(work))
        return Data((await tickets.open_ticket(work, new)).number)


@ROUTES.post(
    "/tickets/list",
    status=200,
    mode=Mode.READ,
    reader=reader(TicketList),
    content=described(TicketList, example={"status": "open", "orderBy": "last_thread_activity_desc", "take": 25}),
)
async def list_tickets(work: Work, call: Call, body: Told[TicketList]) -> Data[list[TicketWire]]:
    """List tickets. What is given is joined by "and"; custom fields too."""
    fields = (await tickets.setup_of(work)).fields if body.said.custom_fields else []
    wanted = filter_from_wire(body.said, fields)
    found = await list_dossiers(work, search_from_wire(work.workspace, body.said), wanted, parts=PARTS)
    return Data(await shown(work, call, found.items))


@ROUTES.get("/tickets/{ticket_id}", raises=[TicketNotFound])
async def get_ticket(work: Work, call: Call, ticket_id: str) -> Data[TicketWire]:
    """Get a ticket."""
    dossier = await get_dossier(work, number=ticket_in_path(ticket_id), parts=PARTS)
    return Data((await shown(work, call, [dossier]))[0])
