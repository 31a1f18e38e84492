"""Conversations begun, changed and continued: bodies of this dialect as actions of core's."""

from functools import partial
from typing import Any

from msgspec import UNSET, UnsetType

from parley.api.featurebase.acts.acting import act_as
from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.bodies.setups import with_setup
from parley.api.featurebase.faults import REQUIRED
from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body
from parley.api.featurebase.mapping.conversations import OUTREACH
from parley.api.featurebase.mapping.values import values_from_wire
from parley.api.featurebase.moments import moment_in_body
from parley.api.featurebase.schemas.conversation_bodies import (
    Addressees,
    ConversationCreate,
    ConversationReply,
    ConversationUpdate,
)
from parley.api.toolbox.bodies import read_aside
from parley.core import tickets
from parley.core.access import Permission, require
from parley.core.actor import Actor, ActorKind
from parley.core.errors import Invalid
from parley.core.people import find_customer, find_customer_by
from parley.core.tickets import Author, Message, NewTicket, Ticket, TicketChanges
from parley.core.work import Work
from parley.kit.text.html import Body, body_from
from parley.kit.text.lines import one_line
from parley.kit.text.markdown import render_markdown

LONGEST_TITLE = 100
AT = "customAttributes"
NAMES = {
    "subject": "subject",
    "description": "bodyMarkdown",
    "content": "bodyMarkdown",
    "created_at": "createdAt",
    "customer_id": "from.id",
    "customer_email": "recipients.to.emails",
    "cc": "recipients.cc.emails",
}
CHANGED = {
    "subject": "title",
    "assignee_id": "adminAssigneeId",
    "team_id": "teamAssigneeId",
    "snoozed_until": "snoozedUntil",
    "metadata": AT,
}


def _rendered(markdown: str) -> Body:
    return body_from(render_markdown(markdown), "html")


async def begin(work: Work, said: ConversationCreate) -> Ticket:
    """A conversation exists, begun by the contact or by the admin. Raises Invalid, NoSuchObject, Forbidden."""
    require(work, Permission.WRITE)
    body = await read_aside(_rendered, said.body_markdown)
    if body.is_empty:
        raise Invalid.at("bodyMarkdown", "Must not be empty")
    given = await (_asked if said.from_.type == "contact" else _reached_out)(work, said)
    subject = one_line(body.text)[:LONGEST_TITLE] if said.subject is UNSET else said.subject
    new = NewTicket(
        subject=subject or "Conversation",
        description=body,
        source_name=said.channel,
        created_at=None if said.created_at is None else moment_in_body(said.created_at, "createdAt"),
        **given,
    )
    with faults_named(NAMES):
        return await tickets.open_ticket(work, new)


async def _asked(work: Work, said: ConversationCreate) -> dict[str, Any]:
    """The contact speaks for itself: what it opens is its own."""
    number = id_in_body(work.workspace, Kind.CONTACT, said.from_.id, "from.id")
    customer = await find_customer(work, customer=number)
    if customer is None:
        raise NoSuchObject("from.id")
    name, actor = customer.name or customer.email or "", work.actor
    work.actor = Actor(work.workspace, ActorKind.CUSTOMER, number, name, actor.role, actor.key_id)
    return {"source": "api"}


async def _reached_out(work: Work, said: ConversationCreate) -> dict[str, Any]:
    agent = await act_as(work, said.from_.id, "from.id")
    if said.recipients is UNSET:
        raise Invalid.at("recipients", REQUIRED)
    if said.recipients.bcc.emails or said.recipients.bcc.ids:
        raise Invalid.at("recipients.bcc", "Nobody gets blind copies here")
    if said.channel == "email" and said.subject is UNSET:
        raise Invalid.at("subject", REQUIRED)
    to = await _addresses(work, said.recipients.to, "recipients.to")
    if not to:
        raise Invalid.at("recipients.to", "Name at least one recipient")
    cc = [*to[1:], *await _addresses(work, said.recipients.cc, "recipients.cc")]
    return {"source": OUTREACH, "customer_email": to[0], "cc": cc, "assignee_id": agent.id}


async def _addresses(work: Work, given: Addressees, at: str) -> list[str]:
    found = list(given.emails)
    for place, text in enumerate(given.ids):
        path = f"{at}.ids.{place}"
        customer = await find_customer(work, customer=id_in_body(work.workspace, Kind.CONTACT, text, path))
        if customer is None:
            raise NoSuchObject(path)
        if customer.email is None:
            raise Invalid.at(path, "This contact has no e-mail address")
        found.append(customer.email)
    return found


async def alter(work: Work, number: int, said: ConversationUpdate) -> None:
    """What is given holds. Raises TicketNotFound, Invalid, NoSuchObject, Forbidden."""
    if said.acting_admin_id is not UNSET:
        await act_as(work, said.acting_admin_id, "actingAdminId")
    wanted: dict[str, Any] = {"subject": said.title, **_stage(said)}
    for name, kind, at in (("assignee_id", Kind.ADMIN, "adminAssigneeId"), ("team_id", Kind.TEAM, "teamAssigneeId")):
        text: str | UnsetType | None = said.admin_assignee_id if kind is Kind.ADMIN else said.team_assignee_id
        wanted[name] = id_in_body(work.workspace, kind, text, at) if isinstance(text, str) else text
    names = CHANGED
    if said.custom_attributes is not UNSET:
        values = await with_setup(work, partial(values_from_wire, work.workspace, said.custom_attributes, at=AT))
        if values.files:
            raise Invalid.at(values.files[0][1], "Files belong to tickets: change the ticket")
        wanted |= {"custom_fields": values.fields or UNSET, "metadata": values.free or UNSET}
        names = {**CHANGED, **values.names}
    with faults_named(names):
        await tickets.update_ticket(work, number=number, changes=TicketChanges(**wanted))


def _stage(said: ConversationUpdate) -> dict[str, Any]:
    """Say what a stage means for the ticket: an open or a closed one does not sleep."""
    until: Any = said.snoozed_until
    if isinstance(until, str):
        until = moment_in_body(until, "snoozedUntil")
    if said.state is UNSET:
        return {"snoozed_until": until}
    if said.state == "snoozed":
        if until is UNSET or until is None:
            raise Invalid.at("snoozedUntil", REQUIRED)
        return {"snoozed_until": until}
    if until is not UNSET and until is not None:
        raise Invalid.at("snoozedUntil", "Belongs to the state snoozed")
    return {"open": said.state == "open", "snoozed_until": None}


async def answer(work: Work, number: int, said: ConversationReply) -> Message:
    """The message stands in the conversation. Raises TicketNotFound, Invalid, NoSuchObject, Forbidden."""
    work.quiet = said.skip_notifications
    if said.type == "contact" and said.message_type == "note":
        raise Invalid.at("messageType", "A contact writes no notes")
    await tickets.check_present(work, number=number)
    author = await _author(work, said)
    with faults_named({**NAMES, "author_id": "id"}):
        return await tickets.add_message(
            work,
            ticket=number,
            body=await read_aside(_rendered, said.body_markdown),
            internal=said.message_type == "note",
            author=author,
        )


async def _author(work: Work, said: ConversationReply) -> Author:
    if said.id is not UNSET:
        kind = Kind.ADMIN if said.type == "admin" else Kind.CONTACT
        who = ActorKind.AGENT if said.type == "admin" else ActorKind.CUSTOMER
        return Author(who, id_in_body(work.workspace, kind, said.id, "id"), "")
    if said.type == "admin" or said.user_id is UNSET:
        raise Invalid.at("id", REQUIRED)
    customer = await find_customer_by(work, external_id=said.user_id)
    if customer is None:
        raise NoSuchObject("userId")
    return Author(ActorKind.CUSTOMER, customer.id, "")
