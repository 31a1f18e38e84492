"""Replies."""

from parley.api.socialboards.bodies import Told, described, reader
from parley.api.socialboards.envelope import Data
from parley.api.socialboards.mapping.people import agent_to_wire, author_to_wire, customer_to_wire
from parley.api.socialboards.mapping.replies import Around, level_of, reply_to_wire
from parley.api.socialboards.mapping.tickets import field_name
from parley.api.socialboards.routes.tickets import ticket_in_path
from parley.api.socialboards.schemas.replies import ReplyCreate, ReplyWire
from parley.api.socialboards.schemas.shapes import UserWire
from parley.api.toolbox.bodies import text_in_body
from parley.api.toolbox.call import Call
from parley.api.toolbox.downloads import download_url
from parley.api.toolbox.faults import faults_spelled
from parley.api.toolbox.routes import Routes
from parley.core import people, tickets
from parley.core.actor import ActorKind
from parley.core.errors import Fault, Invalid
from parley.core.people import Customer
from parley.core.tickets import Author, Message, State, Ticket, TicketChanges, TicketClosed, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Replies", lenient=True)
EXAMPLE = {"message": "The price list is on its way.", "isHtml": False, "isTicketNeededToBeCompleted": True}
COMPLETED = frozenset({State.SOLVED, State.CLOSED})


@ROUTES.post(
    "/tickets/{ticket_id}/replies",
    status=200,
    raises=[TicketNotFound, TicketClosed],
    reader=reader(ReplyCreate),
    content=described(ReplyCreate, example=EXAMPLE),
)
async def add_reply(work: Work, call: Call, ticket_id: str, body: Told[ReplyCreate]) -> Data[ReplyWire]:
    """Reply to a ticket, as the key's own agent or as the client whose address is given.

    A client's reply to a closed ticket opens another one, which the answer names.
    """
    said = body.said
    _check(said)
    ticket = await tickets.get_ticket(work, number=ticket_in_path(ticket_id))
    with faults_spelled(lambda path: "author.email" if path == "email" else field_name(path)):
        customer = await _author(work, said)
        files = await body.add_files(work)
        message = await tickets.add_message(
            work,
            ticket=ticket.number,
            body=await text_in_body(said.message or "", "html" if said.is_html else "text"),
            files={path: file.id for path, file in files.items()},
            draft=said.is_draft,
            parent=said.parent_reply_id,
            author=customer and Author(ActorKind.CUSTOMER, customer.id, customer.name or customer.email or ""),
            moves=not said.suppress_ticket_status_autoupdate,
        )
    if said.is_ticket_needed_to_be_completed:
        await _complete(work, ticket)
    author = await _shown(work, message, customer)
    around = Around(ticket, author, list(files.values()), await _level(work, message))
    return Data(
        reply_to_wire(message, around, lambda file: download_url(call.house, work.workspace, file.id, call.now))
    )


def _check(said: ReplyCreate) -> None:
    """Raise Invalid for a draft that would be more than one."""
    faults: list[Fault] = []
    if said.is_draft and said.author is not None:
        faults.append(Fault("author", "A draft is the team's own"))
    if said.is_draft and said.is_ticket_needed_to_be_completed:
        faults.append(Fault("isTicketNeededToBeCompleted", "A draft completes nothing"))
    if faults:
        raise Invalid(faults)


async def _author(work: Work, said: ReplyCreate) -> Customer | None:
    """Find or make the client who says it; whoever says nothing of an author speaks for itself."""
    if said.author is None:
        return None
    return (await people.claim_customer(work, email=said.author.email))[0]


async def _complete(work: Work, before: Ticket) -> None:
    """Complete the ticket, unless it is. Raises TicketClosed for one that is closed for ever."""
    present = await tickets.get_ticket(work, number=before.number)
    if present.status.state is not State.SOLVED:
        words = await tickets.setup_of(work)
        first = next((each for each in words.statuses.values() if each.state in COMPLETED), None)
        if first is None:
            raise Invalid.at("isTicketNeededToBeCompleted", "This workspace has no status for completed tickets")
        if present.status.state is State.CLOSED:
            raise TicketClosed
        await tickets.update_ticket(work, number=before.number, changes=TicketChanges(status=first.key))


async def _shown(work: Work, message: Message, customer: Customer | None) -> UserWire:
    if customer is not None:
        return customer_to_wire(customer)
    agent = None
    if message.author.kind is ActorKind.AGENT and message.author.id is not None:
        agent = await people.find_agent(work, agent=message.author.id)
    return author_to_wire(message.author) if agent is None else agent_to_wire(agent)


async def _level(work: Work, message: Message) -> int:
    if message.parent_id is None:
        return 0
    found = await tickets.list_conversation(work, tickets=[message.ticket], drafts=True)
    return level_of(message, found[message.ticket])
