"""A ticket opened: a body of this dialect becomes one action of core's, its files and its link included."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase import authors
from parley.api.featurebase.bodies import faults_named
from parley.api.featurebase.filling import fill
from parley.api.featurebase.forms import Given, may_hold_files
from parley.api.featurebase.ids import Kind, NoSuchObject, conversation_in_body, id_in_body
from parley.api.featurebase.mapping.values import AT
from parley.api.featurebase.moments import moment_in_body
from parley.api.featurebase.schemas.tickets import TicketCreate
from parley.api.featurebase.setups import status_key, with_setup
from parley.api.toolbox.bodies import text_in_body
from parley.core import tickets
from parley.core.dossiers import Dossier, new_dossier
from parley.core.errors import Invalid
from parley.core.links import link_ticket
from parley.core.tickets import NewTicket, Setup, TicketNotFound
from parley.core.work import Work

SHORTEST_TITLE = 2
LINKED = "linkedConversationId"
NAMES = {
    **authors.NAMES,
    "subject": "title",
    "description": "content",
    "status": "statusId",
    "category_id": "ticketCategoryId",
    "assignee_id": "assigneeId",
    "company_id": "companyId",
    "created_at": "createdAt",
    "snoozed_until": "snoozedUntil",
    "custom_fields": AT,
    "metadata": AT,
}


def is_one_statement(given: Given[TicketCreate]) -> bool:
    """Whether opening it needs no transaction: no file, no link, and an author whom the statement itself finds."""
    said = given.said
    return (
        given.form is None
        and said.linked_conversation_id is UNSET
        and authors.is_plain(said.author)
        and not may_hold_files(said.custom_fields)
    )


async def open_new(work: Work, given: Given[TicketCreate]) -> Dossier:
    """The ticket exists. Raises Invalid, NoSuchObject, Forbidden."""
    said = given.said
    work.quiet = said.skip_notifications
    check_title(said.title)
    linked = None if said.linked_conversation_id is UNSET else await _linked(work, said.linked_conversation_id)
    values = await fill(work, given, said.custom_fields, {})
    new = NewTicket(
        subject=said.title,
        description=await text_in_body(said.content, "html") if said.content else None,
        custom_fields=values.fields,
        metadata={name: value for name, value in values.free.items() if value is not None},
        created_at=None if said.created_at is None else moment_in_body(said.created_at, "createdAt"),
        **await places_in(work, said),
        **await authors.customer_of(work, said.author),
    )
    with faults_named({**NAMES, **values.names}):
        ticket = await tickets.open_ticket(work, new)
    dossier = new_dossier(ticket)
    if linked is None:
        return dossier
    links = await link_ticket(work, number=ticket.number, other=linked[0], role=linked[1])
    return msgspec.structs.replace(dossier, related=links.tickets)


def check_title(title: str | UnsetType) -> None:
    """Raise Invalid for a title of which too little is left without its blanks."""
    if title is not UNSET and len(title.strip()) < SHORTEST_TITLE:
        raise Invalid.at("title", f"Must have at least {SHORTEST_TITLE} characters")


async def places_in(work: Work, said: msgspec.Struct) -> dict[str, Any]:
    """Read where a ticket belongs: category, company, assignee, status. Raises Invalid, NoSuchObject."""
    found: dict[str, Any] = {}
    for name, kind, at in (
        ("category_id", Kind.CATEGORY, "ticketCategoryId"),
        ("company_id", Kind.COMPANY, "companyId"),
        ("assignee_id", Kind.ADMIN, "assigneeId"),
    ):
        text = getattr(said, "ticket_category_id" if kind is Kind.CATEGORY else name, UNSET)
        if text is not UNSET:
            found[name] = None if text is None else id_in_body(work.workspace, kind, text, at)
    status: str | UnsetType = getattr(said, "status_id", UNSET)
    if status is not UNSET:
        found["status"] = await with_setup(work, lambda setup: status_key(work.workspace, setup, status, "statusId"))
    return found


async def _linked(work: Work, text: str) -> tuple[int, str]:
    """Find the conversation to link, and what it is: what its own category says."""
    number = conversation_in_body(work.workspace, text, LINKED)
    try:
        other = await tickets.get_ticket(work, number=number)
    except TicketNotFound:
        raise NoSuchObject(LINKED) from None
    return number, await with_setup(work, lambda setup: _role(setup, other.category_id))


def _role(setup: Setup, category: int | None) -> str:
    found = setup.categories.get(category or 0)
    return "customer" if found is None else found.type.value
