"""Who takes part in a conversation: the customer, and contacts who get a copy."""

from msgspec import UNSET

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.faults import REQUIRED
from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body
from parley.api.featurebase.schemas.conversation_bodies import GivenParticipant
from parley.core import tickets
from parley.core.access import Permission, require
from parley.core.errors import Invalid
from parley.core.people import Customer, find_customer, find_customer_by, find_customers_by
from parley.core.tickets import TicketChanges
from parley.core.work import Work

NAMES = {"cc": "participant"}


async def add(work: Work, number: int, given: GivenParticipant) -> None:
    """The contact takes part. Raises TicketNotFound, NoSuchObject, Invalid for one without an address."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    ticket = await tickets.get_ticket(work, number=number)
    contact = await _contact(work, given)
    if contact.id == ticket.customer.id or contact.id in (await find_customers_by(work, emails=ticket.cc)).values():
        return
    if contact.email is None:
        raise Invalid.at("participant", "This contact has no e-mail address to send a copy to")
    with faults_named(NAMES):
        await tickets.update_ticket(work, number=number, changes=TicketChanges(cc=[*ticket.cc, contact.email]))


async def remove(work: Work, number: int, text: str) -> None:
    """The contact takes part no more; where it asked, the next one is who asks. Raises TicketNotFound, Invalid."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    ticket = await tickets.get_ticket(work, number=number)
    gone = id_in_body(work.workspace, Kind.CONTACT, text, "id")
    contacts = await find_customers_by(work, emails=ticket.cc)
    rest = [email for email in ticket.cc if contacts.get(email) != gone]
    if gone != ticket.customer.id:
        if len(rest) == len(ticket.cc):
            raise NoSuchObject("id")
        await tickets.update_ticket(work, number=number, changes=TicketChanges(cc=rest))
        return
    heir = next((email for email in rest if email in contacts), None)
    if heir is None:
        raise Invalid.at("id", "The last participant cannot be removed")
    kept = [email for email in rest if contacts.get(email) != contacts[heir]]
    changes = TicketChanges(customer_id=contacts[heir], cc=kept)
    await tickets.update_ticket(work, number=number, changes=changes)


async def _contact(work: Work, given: GivenParticipant) -> Customer:
    if given.id is not UNSET:
        at = "participant.id"
        found = await find_customer(work, customer=id_in_body(work.workspace, Kind.CONTACT, given.id, at))
    elif given.user_id is not UNSET:
        at = "participant.userId"
        found = await find_customer_by(work, external_id=given.user_id)
    elif given.email is not UNSET:
        at = "participant.email"
        found = await find_customer_by(work, email=given.email)
    else:
        raise Invalid.at("participant.id", REQUIRED)
    if found is None:
        raise NoSuchObject(at)
    return found
