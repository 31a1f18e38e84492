"""Requests and comments: core to wire and back."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from parley.api.clearfeed.tickets.ids import (
    COLLECTION,
    COMMENT,
    CUSTOMER,
    REQUEST,
    USER,
    id_in_body,
    parse_request,
    spell_id,
)
from parley.api.clearfeed.tickets.ids import spell_ticket as ticket_id
from parley.api.clearfeed.tickets.schemas import (
    CommentWire,
    RequestCreate,
    RequestMade,
    RequestQuery,
    RequestUpdate,
    RequestWire,
)
from parley.api.clearfeed.tickets.values import Given, values_to_wire
from parley.api.clearfeed.tickets.words import PRIORITIES, PRIORITY_WORDS, STATE_WORDS, STATES
from parley.core.actor import ActorKind
from parley.core.dossiers import Dossier
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field
from parley.core.links import Thread
from parley.core.tickets import Message, NewTicket, Ticket, TicketChanges, TicketFilter
from parley.kit.clock import print_time
from parley.kit.text.html import Body

# What the vendor's page shows where an address stood: whoever pastes its examples has no requester to name.
HIDDEN_ADDRESS = "[email protected]"
NAMES = {"subject": "title", "inbox_id": "collection_id", "customer_email": "requester_email", "content": "body"}
AUTHORS = {ActorKind.AGENT: USER, ActorKind.CUSTOMER: CUSTOMER}
SECONDS = 19


def field_name(path: str) -> str:
    """Say a path of core in this door's words."""
    return NAMES.get(path, path)


def moment_to_wire(moment: dt.datetime) -> str:
    """Spell a moment as the guide does, in whole seconds."""
    return f"{print_time(moment)[:SECONDS]}Z"


def made_to_wire(ticket: Ticket) -> RequestMade:
    """Spell a request that was made just now; nothing of it can be in a chat yet."""
    return RequestMade(**_common(ticket, None))


def request_to_wire(dossier: Dossier, fields: Sequence[Field]) -> RequestWire:
    """Spell a request; `fields` are the workspace's fields."""
    ticket, said = dossier.ticket, dossier.ticket.description
    return RequestWire(
        **_common(ticket, dossier.threads.get("request")),
        description=said.text if said else "",
        description_html=said.html if said else "",
        requester_email=ticket.customer.email,
        assignee_id=spell_id(USER, ticket.assignee.id) if ticket.assignee else None,
        custom_fields=values_to_wire(ticket.custom_fields, fields, ticket.metadata),
        tags=ticket.tags,
        updated_at=moment_to_wire(ticket.updated_at),
    )


def _common(ticket: Ticket, thread: Thread | None) -> dict[str, Any]:
    return {
        "id": spell_id(REQUEST, ticket.number),
        "ticket_id": ticket_id(ticket.number),
        "collection_id": spell_id(COLLECTION, ticket.inbox_id),
        "title": ticket.subject,
        "status": STATE_WORDS[ticket.status.state],
        "priority": PRIORITY_WORDS[ticket.priority],
        "created_at": moment_to_wire(ticket.created_at),
        "slack_thread_url": thread.url if thread else None,
    }


def request_from_wire(body: RequestCreate, description: Body, given: Given, assignee: int | None) -> NewTicket:
    """Read a new request; raise Invalid for a collection's id that is malformed."""
    return NewTicket(
        subject=body.title,
        description=description,
        inbox_id=id_in_body(COLLECTION, body.collection_id, "collection_id"),
        priority=PRIORITIES[body.priority or "medium"],
        customer_email=None if body.requester_email == HIDDEN_ADDRESS else body.requester_email,
        assignee_id=assignee,
        tags=body.tags or [],
        custom_fields=given.fields,
        metadata={name: value for name, value in given.free.items() if value is not None},
    )


def changes_from_wire(body: RequestUpdate, given: Given, *, status: str | None, assignee: int | None) -> TicketChanges:
    """Read what to change; `status` is the key of the new status, None where it stays."""
    return TicketChanges(
        subject=body.title,
        priority=UNSET if body.priority is UNSET else PRIORITIES[body.priority],
        status=UNSET if status is None else status,
        assignee_id=UNSET if body.assignee_id is UNSET else assignee,
        tags=body.tags,
        custom_fields=given.fields or UNSET,
        metadata=given.free or UNSET,
    )


def filter_from_wire(query: RequestQuery, assignees: Sequence[int]) -> TicketFilter:
    """Read the filter; raise Invalid with every malformed id."""
    faults: list[Fault] = []
    inboxes: list[int] = []
    for text in query.collection_id:
        try:
            inboxes.append(id_in_body(COLLECTION, text, "collection_id"))
        except Invalid as error:
            faults += error.faults
    if faults:
        raise Invalid(faults)
    number = parse_request(query.query or "")
    return TicketFilter(
        states=[STATES[word] for word in query.status],
        priorities=[PRIORITIES[word] for word in query.priority],
        assignee_ids=assignees,
        customer_emails=query.requester_email,
        tags=query.tags,
        inbox_ids=inboxes,
        numbers=[] if number is None else [number],
        text=query.query if number is None else None,
    )


def comment_to_wire(message: Message) -> CommentWire:
    """Spell a comment."""
    prefix, author = AUTHORS.get(message.author.kind), message.author.id
    return CommentWire(
        id=spell_id(COMMENT, message.id),
        request_id=spell_id(REQUEST, message.ticket),
        ticket_id=ticket_id(message.ticket),
        body=message.text,
        body_html=message.html,
        is_private=message.is_internal,
        author_id=spell_id(prefix, author) if prefix and author else None,
        author_name=message.author.name,
        created_at=moment_to_wire(message.created_at),
    )
