"""Tickets in other products, linked to requests."""

from parley.api.clearfeed.rest.mapping.requests import external_to_wire
from parley.api.clearfeed.rest.mapping.tickets import link_from_wire
from parley.api.clearfeed.rest.schemas.tickets import TicketAnswer, TicketLinkBody
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.routes import Routes
from parley.core import links
from parley.core.access import Permission, require
from parley.core.errors import Invalid
from parley.core.links import LinkedAlready
from parley.core.work import Work

ROUTES = Routes("Tickets", lenient=True)


@ROUTES.post(
    "/tickets",
    raises=[LinkedAlready],
    example={
        "type": "link",
        "data": {"integration": "jira", "ticket_id": "SHOP-7", "channel_id": "C012", "message_ts": "1736937000.000100"},
    },
)
async def link_ticket(work: Work, body: TicketLinkBody) -> TicketAnswer:
    """Link a ticket of another product to the request whose thread is named."""
    require(work, Permission.WRITE)
    data = body.data
    number = await links.find_by_thread(work, data.channel_id, data.message_ts)
    if number is None:
        raise Invalid.at("data.message_ts", "No request has this thread")
    with faults_named({"key": "data.ticket_id"}):
        found = await links.link_external(work, number=number, **link_from_wire(data))
    made = max(found.external, key=lambda link: link.id)
    return TicketAnswer(external_to_wire(made))
