"""Replies to tickets."""

from parley.api.featurebase.acts.replying import addresses_of, reply
from parley.api.featurebase.bodies.content import content_of
from parley.api.featurebase.bodies.forms import Given, reader
from parley.api.featurebase.routes.tickets import BESIDE, shown
from parley.api.featurebase.schemas.tickets import TicketReply, TicketWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import dossiers
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Tickets", lenient=True)
EXAMPLE = {"type": "contact", "contactEmail": "john@example.com", "body": "<p>Thank you for your help!</p>"}


@ROUTES.post(
    "/tickets/{ticket_number}/reply",
    status=200,
    raises=[TicketNotFound],
    reader=reader(TicketReply, addresses_of, forms=False),
    content=content_of(TicketReply, EXAMPLE, forms=False),
)
async def reply_to_ticket(work: Work, call: Call, ticket_number: str, body: Given[TicketReply]) -> TicketWire:
    """Reply to a ticket as a contact or an admin. A contact's reply to a closed one opens a ticket that goes on."""
    message = await reply(work, number_in_path(ticket_number, TicketNotFound), body)
    return await shown(work, call, await dossiers.get_dossier(work, number=message.ticket, parts=BESIDE))
