"""Tickets: core to wire and back."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.ids import id_in_body, ids_in_body, spell_id, spell_id_or_none
from parley.api.native.mapping.values import values_from_wire, values_to_wire
from parley.api.native.schemas.tickets import TicketAgent, TicketCreate, TicketCustomer, TicketUpdate, TicketWire
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field
from parley.core.tickets import AgentRef, NewTicket, Priority, Ticket, TicketChanges
from parley.kit.clock import print_time
from parley.kit.text.html import Body

PRIORITIES = {Priority.LOW: "low", Priority.NORMAL: "medium", Priority.HIGH: "high", Priority.URGENT: "urgent"}
PRIORITY_WORDS = {
    "low": Priority.LOW,
    "medium": Priority.NORMAL,
    "normal": Priority.NORMAL,
    "high": Priority.HIGH,
    "urgent": Priority.URGENT,
}
IDS = {
    "customer_id": "cust",
    "assignee_id": "user",
    "team_id": "team",
    "company_id": "comp",
    "inbox_id": "inbox",
    "category_id": "cat",
}
AS_THEY_ARE = ("subject", "status", "open", "sentiment", "source_name", "cc", "tags")


def ticket_to_wire(ticket: Ticket, url: str, fields: Sequence[Field], public_url: str | None = None) -> TicketWire:
    """Spell a ticket; `url` is the desk's address, `fields` the workspace's fields."""
    return TicketWire(
        id=f"tkt_{ticket.number}",
        number=ticket.number,
        subject=ticket.subject,
        status=ticket.status.key,
        state=ticket.status.state.value,
        priority=PRIORITIES[ticket.priority],  # type: ignore[arg-type]  # the table holds the allowed words
        open=ticket.open,
        customer=TicketCustomer(f"cust_{ticket.customer.id}", ticket.customer.email, ticket.customer.name),
        assignee=agent_to_wire(ticket.assignee) if ticket.assignee else None,
        team_id=spell_id_or_none("team", ticket.team_id),
        company_id=spell_id_or_none("comp", ticket.company_id),
        inbox_id=f"inbox_{ticket.inbox_id}",
        category_id=spell_id_or_none("cat", ticket.category_id),
        tags=ticket.tags,
        cc=ticket.cc,
        custom_fields=_custom_fields(ticket, fields),
        sentiment=ticket.sentiment,  # type: ignore[arg-type]  # the table's check keeps the words
        source=ticket.source,
        source_name=ticket.source_name,
        url=f"{url}/app/tickets/{ticket.number}",
        public_url=public_url,
        version=ticket.version,
        created_at=print_time(ticket.created_at),
        updated_at=print_time(ticket.updated_at),
        first_response_at=ticket.first_response_at and print_time(ticket.first_response_at),
        resolved_at=ticket.resolved_at and print_time(ticket.resolved_at),
        first_resolved_at=ticket.first_resolved_at and print_time(ticket.first_resolved_at),
        snoozed_until=ticket.snoozed_until and print_time(ticket.snoozed_until),
        description=ticket.description.html if ticket.description else UNSET,
        description_text=ticket.description.text if ticket.description else UNSET,
    )


def agent_to_wire(agent: AgentRef) -> TicketAgent:
    """Spell who answers."""
    return TicketAgent(spell_id("user", agent.id), agent.email, agent.name)


def ticket_from_wire(body: TicketCreate, description: Body | UnsetType, fields: Sequence[Field]) -> NewTicket:
    """Read a new ticket; raise Invalid for every malformed id."""
    faults: list[Fault] = []
    said = _given(body, description, fields, faults)
    files = files_in_body(body.attachments, faults)
    if faults:
        raise Invalid(faults)
    said |= {"customer_email": _or_none(body.customer_email), "customer_name": _or_none(body.customer_name)}
    return NewTicket(**said, files=files)


def changes_from_wire(body: TicketUpdate, description: Body | UnsetType, fields: Sequence[Field]) -> TicketChanges:
    """Read what to change; raise Invalid for every malformed id."""
    faults: list[Fault] = []
    said = _given(body, description, fields, faults)
    if faults:
        raise Invalid(faults)
    return TicketChanges(**said)


def files_in_body(attachments: list[str] | UnsetType, faults: list[Fault]) -> dict[str, int]:
    """Read the ids of files by their paths in the body, noting those that are malformed."""
    try:
        found = ids_in_body("file", [] if attachments is UNSET else attachments, "attachments")
    except Invalid as error:
        faults += error.faults
        return {}
    return {f"attachments.{place}": file for place, file in enumerate(found)}


def _given(
    body: TicketCreate | TicketUpdate, description: Body | UnsetType, fields: Sequence[Field], faults: list[Fault]
) -> dict[str, Any]:
    given: dict[str, Any] = {name: getattr(body, name) for name in AS_THEY_ARE if hasattr(body, name)}
    given["description"] = description
    if body.priority is not UNSET:
        given["priority"] = PRIORITY_WORDS[body.priority]
    if body.custom_fields is not UNSET:
        given["custom_fields"] = values_from_wire(body.custom_fields, fields)
    given |= _ids(body, faults)
    return {name: value for name, value in given.items() if value is not UNSET}


def _ids(body: msgspec.Struct, faults: list[Fault]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for name, prefix in IDS.items():
        text = getattr(body, name, UNSET)
        if text is UNSET:
            continue
        try:
            found[name] = None if text is None else id_in_body(prefix, text, name)
        except Invalid as error:
            faults += error.faults
    return found


def _custom_fields(ticket: Ticket, fields: Sequence[Field]) -> dict[str, Any]:
    if not ticket.custom_fields and not ticket.metadata:
        return {}
    return values_to_wire(ticket.custom_fields, fields, ticket.metadata)


def _or_none(value: str | UnsetType) -> str | None:
    return None if value is UNSET else value
