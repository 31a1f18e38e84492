"""What customers are shown of a ticket, and what they may say to it, wherever they come in."""

from parley.api.native.mapping.visitors import request_to_wire, said_to_wire
from parley.api.native.schemas.visitors import ReplyWire, RequestWire
from parley.api.toolbox.bodies import text_in_body
from parley.api.toolbox.call import Call
from parley.core import tickets
from parley.core.categories import CategoryType
from parley.core.tickets import Ticket, TicketNotFound
from parley.core.work import Work
from parley.core.workspaces import get_workspace

LARGEST_FILE = 25 * 1024 * 1024
MOST_FILES = 10


async def own_ticket(work: Work, number: int) -> Ticket:
    """Return a ticket of the customer's who acts. Raises TicketNotFound, for one of another's too."""
    ticket = await tickets.get_ticket(work, number=number)
    if ticket.customer.id != work.actor.id:
        raise TicketNotFound
    return ticket


async def show_request(work: Work, call: Call, ticket: Ticket, *, may_reply: bool) -> RequestWire:
    """Show a ticket with all that was said in public."""
    found = await tickets.list_conversation(work, tickets=[ticket.number], public_only=True)
    messages = found.get(ticket.number, [])
    files = await tickets.attachments_of(work, messages=[each.id for each in messages], tickets=[ticket.number])
    said = [said_to_wire(call, each, files) for each in messages]
    name = (await get_workspace(work)).name
    setup = await tickets.setup_for(work, [ticket])
    category = setup.categories.get(ticket.category_id or 0)
    return request_to_wire(
        ticket,
        said,
        setup.fields,
        workspace_name=name,
        category=category.name if category and category.type is CategoryType.CUSTOMER else None,
        may_reply=may_reply,
    )


async def say(work: Work, call: Call, ticket: Ticket, text: str, files: dict[str, int]) -> ReplyWire:
    """Write the customer's reply; what is typed is text, whatever it looks like."""
    body = await text_in_body(text, "text")
    message = await tickets.add_message(work, ticket=ticket.number, body=body, files=files)
    shown = await tickets.attachments_of(work, messages=[message.id], tickets=[message.ticket])
    return ReplyWire(message.ticket, said_to_wire(call, message, shown))


def largest_file(call: Call) -> int:
    """Return how many bytes a customer's file may have."""
    return min(call.house.max_upload, LARGEST_FILE)
