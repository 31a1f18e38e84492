"""Tickets: core to wire and back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from parley.api.socialboards.ids import teammate_in_body
from parley.api.socialboards.mapping.people import agent_to_wire, customer_to_wire
from parley.api.socialboards.mapping.values import Given, values_to_wire
from parley.api.socialboards.moments import spell_moment
from parley.api.socialboards.schemas.shapes import AttachmentWire
from parley.api.socialboards.schemas.tickets import (
    CategoryParent,
    CategoryWire,
    TicketCreate,
    TicketProperties,
    TicketWire,
)
from parley.api.socialboards.words import STATE_WORDS
from parley.core.assist import suggest_subject
from parley.core.categories import Category
from parley.core.dossiers import Dossier
from parley.core.fields import Field
from parley.core.files import File
from parley.core.tickets import NewTicket, Ticket
from parley.kit.text.html import Body

NAMES = {
    "subject": "title",
    "description": "message",
    "content": "message",
    "assignee_id": "assigneeId",
    "category_id": "categoryId",
    "source_name": "sourceName",
    "customer_email": "creator.email",
    "customer_name": "creator.name",
    "email": "creator.email",
    "name": "creator.name",
    "phone": "creator.phoneNumber",
    "avatar_url": "creator.image",
    "parent_id": "parentReplyId",
}
LinkTo = Callable[[File], str]


def field_name(path: str) -> str:
    """Say a path of core in this door's words."""
    return NAMES.get(path, path)


def ticket_from_wire(
    body: TicketCreate, message: Body, given: Given, *, customer: int | None, files: Mapping[str, File]
) -> NewTicket:
    """Read a new ticket; `customer` is the creator where more than the name and the address was to be kept."""
    return NewTicket(
        subject=(body.title or "").strip() or suggest_subject(message.text),
        description=message,
        customer_id=customer,
        customer_email=body.creator.email if customer is None else None,
        customer_name=(body.creator.name or None) if customer is None else None,
        assignee_id=None if body.assignee_id is None else teammate_in_body(body.assignee_id, "assigneeId"),
        category_id=body.category_id,
        cc=body.cc or [],
        custom_fields=given.values,
        sentiment=body.sentiment,
        source_name=body.source_name or None,
        tags=body.tags or [],
        files={path: file.id for path, file in files.items()},
    )


def ticket_to_wire(
    dossier: Dossier, *, desk: str, categories: Mapping[int, Category], fields: Sequence[Field], link_to: LinkTo
) -> TicketWire:
    """Spell a ticket; `desk` is the desk's address."""
    ticket, said = dossier.ticket, dossier.ticket.description
    files = [file for file in dossier.files if file.message is None and file.field is None]
    return TicketWire(
        id=ticket.number,
        title=ticket.subject,
        message=said.text if said else "",
        html_message=said.html if said else "",
        author=customer_to_wire(ticket.customer),
        category=category_to_wire(ticket.category_id, categories),
        creation_time=spell_moment(ticket.created_at),
        custom_fields=values_to_wire(ticket.custom_fields, fields) if ticket.custom_fields else [],
        last_thread_element_creation_time=spell_moment(dossier.last_message_at or ticket.created_at),
        locked_by=agent_to_wire(ticket.assignee) if ticket.assignee else None,
        original_link=f"{desk}/app/tickets/{ticket.number}",
        properties=_properties(dossier, ticket, files),
        reply_count=dossier.replies,
        is_muted=False,
        sentiment=ticket.sentiment,  # type: ignore[arg-type]  # the table's check keeps the words
        source=ticket.source,
        detailed_source=ticket.source,
        source_name=ticket.source_name,
        status=STATE_WORDS[ticket.status.state],  # type: ignore[arg-type]  # the table holds the allowed words
        tags=ticket.tags,
        attachments=files_to_wire(files, link_to),
    )


def _properties(dossier: Dossier, ticket: Ticket, files: Sequence[File]) -> TicketProperties:
    return TicketProperties(
        is_anonymized=ticket.customer.email is None and ticket.customer.name is None,
        has_attachments=bool(files),
        has_draft=dossier.drafts > 0,
        is_locked=ticket.assignee is not None,
    )


def category_to_wire(category: int | None, categories: Mapping[int, Category]) -> CategoryWire | None:
    """Spell a category with those above it, the nearest first."""
    found = None if category is None else categories.get(category)
    if found is None:
        return None
    parents: list[CategoryParent] = []
    above: Any = found.parent_id
    while above in categories:
        parents.append(CategoryParent(above, categories[above].name))
        above = categories[above].parent_id
    return CategoryWire(found.id, found.name, parents)


def files_to_wire(files: Sequence[File], link_to: LinkTo) -> list[AttachmentWire]:
    """Spell files, each with its link; none is shown within a text."""
    return [AttachmentWire(is_content_part=False, name=file.name, url=link_to(file)) for file in files]
