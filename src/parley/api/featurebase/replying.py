"""A ticket replied to, in another's name."""

from msgspec import UNSET, UnsetType

from parley.api.featurebase.bodies import faults_named
from parley.api.featurebase.faults import REQUIRED
from parley.api.featurebase.forms import Given
from parley.api.featurebase.ids import Kind, id_in_body
from parley.api.featurebase.moments import moment_in_body
from parley.api.featurebase.schemas.tickets import TicketReply
from parley.api.toolbox.bodies import text_in_body
from parley.api.toolbox.fetching import Wanted
from parley.core import tickets
from parley.core.actor import ActorKind
from parley.core.errors import Invalid
from parley.core.files import add_file
from parley.core.people import claim_customer
from parley.core.tickets import Author, Message
from parley.core.work import Work

URLS = "attachmentUrls"
NAMES = {"content": "body", "created_at": "createdAt", "email": "contactEmail", "customer_id": "contactId"}


async def addresses_of(given: Given[TicketReply]) -> list[Wanted]:
    """List the files to fetch."""
    return [Wanted(url, None, f"{URLS}.{place}") for place, url in enumerate(given.said.attachment_urls)]


async def reply(work: Work, number: int, given: Given[TicketReply]) -> Message:
    """The message stands in the conversation. Raises TicketNotFound, Invalid, NoSuchObject, Forbidden."""
    said = given.said
    work.quiet = said.skip_notifications
    if said.type == "contact" and said.message_type == "note":
        raise Invalid.at("messageType", "A contact writes no notes")
    at = None if said.created_at is None else moment_in_body(said.created_at, "createdAt")
    await tickets.check_present(work, number=number)
    author = await _author(work, said)
    files = {at: (await add_file(work, stored=stored)).id for at, stored in given.fetched.items()}
    with faults_named({**NAMES, "author_id": "adminId" if said.type == "admin" else "contactId"}):
        return await tickets.add_message(
            work,
            ticket=number,
            body=await text_in_body(said.body, "html"),
            internal=said.message_type == "note",
            files=files,
            at=at,
            author=author,
        )


async def _author(work: Work, said: TicketReply) -> Author:
    if said.type == "admin":
        return Author(
            ActorKind.AGENT, id_in_body(work.workspace, Kind.ADMIN, _given(said.admin_id, "adminId"), "adminId"), ""
        )
    if said.contact_id is not UNSET:
        return Author(ActorKind.CUSTOMER, id_in_body(work.workspace, Kind.CONTACT, said.contact_id, "contactId"), "")
    email = _given(said.contact_email, "contactId")
    with faults_named(NAMES):
        customer, _ = await claim_customer(work, email=email)
    return Author(ActorKind.CUSTOMER, customer.id, "")


def _given(text: str | UnsetType, at: str) -> str:
    if text is UNSET:
        raise Invalid.at(at, REQUIRED)
    return text
