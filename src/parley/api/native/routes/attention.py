"""What was read, and who is at a ticket."""

from parley.api.native.ids import spell_id, ticket_in_path
from parley.api.native.mapping.attention import presence_to_wire
from parley.api.native.schemas.attention import PresenceBody, PresentWire, ReadWire
from parley.api.toolbox.routes import Routes
from parley.core import attention
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Attention")


@ROUTES.post("/tickets/{ticket_id}/read", status=200, raises=[TicketNotFound])
async def mark_read(work: Work, ticket_id: str) -> ReadWire:
    """Note that you have read all there is on a ticket. Lists show it by `include=unread`."""
    number = ticket_in_path(ticket_id)
    await attention.mark_read(work, ticket=number)
    return ReadWire(spell_id("tkt", number), unread=False)


@ROUTES.post("/tickets/{ticket_id}/unread", status=200, raises=[TicketNotFound])
async def mark_unread(work: Work, ticket_id: str) -> ReadWire:
    """Have a ticket be unread again, for you, if others have said anything on it."""
    number = ticket_in_path(ticket_id)
    return ReadWire(spell_id("tkt", number), await attention.mark_unread(work, ticket=number))


@ROUTES.get("/tickets/{ticket_id}/presence", raises=[TicketNotFound])
async def list_present(work: Work, ticket_id: str) -> PresentWire:
    """List the other users who are at a ticket now: looking at it, or writing."""
    found = await attention.list_present(work, ticket=ticket_in_path(ticket_id))
    return PresentWire([presence_to_wire(each) for each in found])


@ROUTES.put("/tickets/{ticket_id}/presence", raises=[TicketNotFound], example={"state": "viewing"})
async def set_presence(work: Work, ticket_id: str, body: PresenceBody) -> PresentWire:
    """Say that you are at a ticket, every 20 seconds and whenever it changes; the answer says who else is."""
    state = None if body.state == "gone" else body.state
    found = await attention.be_present(work, ticket=ticket_in_path(ticket_id), state=state)
    return PresentWire([presence_to_wire(each) for each in found])
