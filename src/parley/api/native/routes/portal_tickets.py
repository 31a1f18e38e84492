"""What customers do at the portal: see their requests, ask, reply, attach. Another's ticket is not found."""

from msgspec import UNSET, UnsetType

from parley.api.native.entrance import CrossSite, enter_as_customer
from parley.api.native.envelopes import Bare, Many, One, many, one
from parley.api.native.ids import id_in_body, id_in_path
from parley.api.native.mapping.files import file_to_wire
from parley.api.native.mapping.tickets import files_in_body
from parley.api.native.mapping.visitors import asked_to_wire, choices_to_wire, summary_to_wire
from parley.api.native.paging import search_from
from parley.api.native.routes.files import read_one_file
from parley.api.native.schemas.files import UPLOAD, FileWire
from parley.api.native.schemas.visitors import (
    AskedCategoryWire,
    AskedFieldWire,
    Attachments,
    ReplyWire,
    RequestCreate,
    RequestQuery,
    RequestRead,
    RequestReadWire,
    RequestReply,
    RequestSummaryWire,
    RequestWire,
)
from parley.api.native.visiting import largest_file, own_ticket, say, show_request
from parley.api.toolbox.bodies import text_in_body
from parley.api.toolbox.call import Call
from parley.api.toolbox.multipart import Form
from parley.api.toolbox.routes import Routes
from parley.core import files, tickets
from parley.core.attention import count_news, find_news, mark_seen
from parley.core.categories import CategoryType
from parley.core.errors import Fault, Invalid
from parley.core.files import FILE_VERSION
from parley.core.portal import NotSignedIn
from parley.core.tickets import NewTicket, TicketFilter, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Portal")
SOURCE = "web"


async def read_upload(call: Call) -> Form:
    """Read a form of one file, the part `file`."""
    return await read_one_file(call, most=largest_file(call))


@ROUTES.get("/portal/tickets", enter=enter_as_customer, raises=[NotSignedIn])
async def list_requests(work: Work, call: Call, query: RequestQuery) -> Many[RequestSummaryWire]:
    """List one's own requests, the last changed first."""
    wanted = TicketFilter(customer_id=work.actor.id, open=query.open)
    found = await tickets.list_tickets(work, search_from(call, query), wanted)
    news = await find_news(work, [ticket.number for ticket in found.items])
    return many(call, query, found, lambda ticket: summary_to_wire(ticket, unread=ticket.number in news))


@ROUTES.get("/portal/fields", enter=enter_as_customer, raises=[NotSignedIn])
async def list_request_fields(work: Work) -> Bare[list[AskedFieldWire]]:
    """List the fields that a new request is asked for: the public ones that belong to no category."""
    fields = (await tickets.setup_of(work)).fields_for(None)
    return Bare([asked_to_wire(field) for field in fields if field.is_asked])


@ROUTES.get("/portal/categories", enter=enter_as_customer, raises=[NotSignedIn])
async def list_request_categories(work: Work) -> Bare[list[AskedCategoryWire]]:
    """List what a new request may be about, with the public fields that each asks for beside the others."""
    setup = await tickets.setup_of(work)
    return Bare(choices_to_wire(list(setup.categories.values()), setup.fields))


@ROUTES.post(
    "/portal/tickets",
    enter=enter_as_customer,
    raises=[NotSignedIn, CrossSite],
    example={"subject": "The printer smokes", "content": "Since this morning, from the back."},
)
async def create_request(work: Work, call: Call, body: RequestCreate) -> One[RequestWire]:
    """Ask something new."""
    attached = _files(body.attachments)
    description = await text_in_body(body.content, "text")
    if description.is_empty and not attached:
        raise Invalid.at("content", "Must not be empty")
    new = NewTicket(
        subject=body.subject,
        description=description,
        source=SOURCE,
        files=attached,
        category_id=await _category(work, body.category_id),
        custom_fields={} if body.custom_fields is UNSET else body.custom_fields,
    )
    ticket = await tickets.open_ticket(work, new)
    return one(call, await show_request(work, call, ticket, may_reply=True), ticket.version)


@ROUTES.get("/portal/tickets/{number}", enter=enter_as_customer, raises=[NotSignedIn, TicketNotFound])
async def get_request(work: Work, call: Call, number: str) -> One[RequestWire]:
    """Get one of one's own requests, with all that was said."""
    ticket = await own_ticket(work, _number(number))
    return one(call, await show_request(work, call, ticket, may_reply=True))


@ROUTES.post(
    "/portal/tickets/{number}/read",
    enter=enter_as_customer,
    status=200,
    raises=[NotSignedIn, CrossSite, TicketNotFound],
    example={"up_to": "conv_123"},
)
async def read_request(work: Work, number: str, body: RequestRead) -> Bare[RequestReadWire]:
    """Note that one has seen what was said on one of one's own requests, up to a message. Lists show it as `unread`."""
    ticket = _number(number)
    await mark_seen(work, ticket=ticket, up_to=id_in_body("conv", body.up_to, "up_to"))
    unread = ticket in await find_news(work, [ticket])
    return Bare(RequestReadWire(ticket, unread, await count_news(work)))


@ROUTES.post(
    "/portal/tickets/{number}/solve",
    enter=enter_as_customer,
    status=200,
    raises=[NotSignedIn, CrossSite, TicketNotFound],
)
async def solve_request(work: Work, call: Call, number: str) -> One[RequestWire]:
    """Say that one of one's own requests is solved. A reply opens it again."""
    ticket = await tickets.settle_ticket(work, number=_number(number))
    return one(call, await show_request(work, call, ticket, may_reply=True))


@ROUTES.post(
    "/portal/tickets/{number}/replies",
    enter=enter_as_customer,
    raises=[NotSignedIn, CrossSite, TicketNotFound],
    example={"content": "It smokes no more, thank you."},
)
async def reply_to_request(work: Work, call: Call, number: str, body: RequestReply) -> Bare[ReplyWire]:
    """Reply to one of one's own requests. A solved one is open again; of a closed one a new one goes on."""
    attached = _files(body.attachments)
    return Bare(await say(work, call, await own_ticket(work, _number(number)), body.content, attached))


@ROUTES.post(
    "/portal/files",
    enter=enter_as_customer,
    reader=read_upload,
    content=UPLOAD,
    media="multipart/form-data",
    raises=[NotSignedIn, CrossSite],
)
async def upload_request_file(work: Work, call: Call, body: Form) -> One[FileWire]:
    """Upload one file of 25 MB at most, to be attached within 24 hours. Programs are refused."""
    return one(call, file_to_wire(call, await files.add_file(work, stored=body.files[0])), FILE_VERSION)


def _number(text: str) -> int:
    return id_in_path("tkt", f"tkt_{text}", TicketNotFound)


async def _category(work: Work, text: str | None) -> int | None:
    """Read which category is meant. Raises Invalid for one that is unknown, or none of the customers' business."""
    if text is None:
        return None
    category = (await tickets.setup_of(work)).categories.get(id_in_body("cat", text, "category_id"))
    if category is None or category.type is not CategoryType.CUSTOMER:
        raise Invalid.at("category_id", "Unknown category")
    return category.id


def _files(attachments: Attachments | UnsetType) -> dict[str, int]:
    faults: list[Fault] = []
    found = files_in_body(attachments, faults)
    if faults:
        raise Invalid(faults)
    return found
