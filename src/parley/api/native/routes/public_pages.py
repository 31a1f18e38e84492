"""Public pages of tickets: given out and taken back by agents, open to whoever holds the address."""

from parley.api.native.envelopes import Bare, One, one
from parley.api.native.ids import ticket_in_path
from parley.api.native.schemas.visitors import REPLY_FORM, PageCreate, PageWire, ReplyWire, RequestWire
from parley.api.native.visiting import MOST_FILES, largest_file, own_ticket, say, show_request
from parley.api.toolbox.call import Call
from parley.api.toolbox.multipart import Form, FormRules, read_form
from parley.api.toolbox.public import page_url
from parley.api.toolbox.routes import Routes
from parley.core import files, tickets
from parley.core.actor import Actor
from parley.core.errors import Invalid, VersionMismatch
from parley.core.tickets import Page, PageIsForReading, PageNotFound, TicketNotFound, parse_page
from parley.core.work import Work

ROUTES = Routes("Public pages")
NOT_FOUND_BY_ROBOTS = (b"x-robots-tag", b"noindex, nofollow")
NOT_KEPT = (b"cache-control", b"private, no-store")


async def enter_by_page(call: Call, path: dict[str, str]) -> Actor:
    """Return the customer for whom the page's address speaks. Raises TicketNotFound."""
    call.out += [NOT_FOUND_BY_ROBOTS, NOT_KEPT]
    return (await _page(call, path["token"])).actor


async def enter_to_reply(call: Call, path: dict[str, str]) -> Actor:
    """Return the customer for whom the page's address speaks. Raises TicketNotFound, PageIsForReading."""
    call.out += [NOT_FOUND_BY_ROBOTS, NOT_KEPT]
    page = await _page(call, path["token"])
    if not page.replies:
        raise PageIsForReading
    account = f"page:{page.actor.workspace}:{page.number}"
    await call.house.sign_ins.spend(address=call.address, account=account)
    return page.actor


async def read_reply(call: Call) -> Form:
    """Read a form of one text, the part `content`, and files, the parts `files`."""
    rules = FormRules(accepts=_is_taken, max_file=largest_file(call), max_files=MOST_FILES)
    return await read_form(call, rules)


def _is_taken(name: str, is_file: bool) -> bool:  # noqa: FBT001 -- the form asks so
    return name == ("files" if is_file else "content")


@ROUTES.post("/tickets/{ticket_id}/public-page", status=200, raises=[TicketNotFound], example={"replies": True})
async def create_public_page(work: Work, call: Call, ticket_id: str, body: PageCreate) -> Bare[PageWire]:
    """Give a ticket a public page, or change the one it has. Whoever holds its address sees what was said in public.

    Where `replies` are allowed they are the customer's. The address stays the same until the page is taken away.
    """
    ticket = await tickets.share_ticket(work, number=ticket_in_path(ticket_id), replies=body.replies)
    slug = (await tickets.setup_for(work, [ticket])).slug
    return Bare(PageWire(page_url(call.house, work.workspace, slug, ticket) or "", ticket.public_replies))


@ROUTES.get("/tickets/{ticket_id}/public-page", raises=[TicketNotFound, PageNotFound])
async def get_public_page(work: Work, call: Call, ticket_id: str) -> One[PageWire]:
    """Get a ticket's public page: its address, and whether one may reply there. 404 where it has none."""
    ticket = await tickets.get_ticket(work, number=ticket_in_path(ticket_id))
    slug = (await tickets.setup_for(work, [ticket])).slug
    url = page_url(call.house, work.workspace, slug, ticket)
    if url is None:
        raise PageNotFound
    return one(call, PageWire(url, ticket.public_replies), ticket.version)


@ROUTES.delete("/tickets/{ticket_id}/public-page", raises=[TicketNotFound, PageNotFound, VersionMismatch])
async def delete_public_page(work: Work, call: Call, ticket_id: str) -> None:
    """Take a ticket's public page away. Its address will never lead anywhere again."""
    await tickets.unshare_ticket(work, number=ticket_in_path(ticket_id), expected=call.expected_version)


@ROUTES.get("/public/tickets/{token}", public=True, enter=enter_by_page, raises=[TicketNotFound])
async def get_public_ticket(work: Work, call: Call, token: str) -> One[RequestWire]:
    """See a ticket on its public page: subject, status, and what was said in public. `token` ends its address."""
    page = await _page(call, token)
    ticket = await own_ticket(work, page.number)
    return one(call, await show_request(work, call, ticket, may_reply=page.replies))


@ROUTES.post(
    "/public/tickets/{token}/replies",
    public=True,
    enter=enter_to_reply,
    reader=read_reply,
    content=REPLY_FORM,
    media="multipart/form-data",
    raises=[TicketNotFound, PageIsForReading],
)
async def reply_on_public_page(work: Work, call: Call, token: str, body: Form) -> Bare[ReplyWire]:
    """Reply on a ticket's public page, as its customer. On a closed ticket a new one is opened."""
    texts = body.fields.get("content", [""])
    if len(texts) > 1:
        raise Invalid.at("content", "Given twice")
    ticket = await own_ticket(work, (await _page(call, token)).number)
    stored = [await files.add_file(work, stored=each) for each in body.files]
    return Bare(await say(work, call, ticket, texts[0], {f"files.{at}": file.id for at, file in enumerate(stored)}))


async def _page(call: Call, token: str) -> Page:
    address = parse_page(token)
    if address is None:
        raise TicketNotFound
    return await tickets.open_page(call.house.database, call.house.secret, address)
