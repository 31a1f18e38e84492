"""Tickets: core to wire."""

from typing import Any

import msgspec

from parley.api.featurebase.ids import Kind, spell_id, spell_id_or_none
from parley.api.featurebase.mapping.integrations import integrations_to_wire
from parley.api.featurebase.mapping.parts import parts_to_wire
from parley.api.featurebase.mapping.people import customer_to_author
from parley.api.featurebase.mapping.statuses import status_to_wire
from parley.api.featurebase.moments import spell_moment, spell_moment_or_none
from parley.api.featurebase.schemas.tickets import LinkedConversation, TicketWire
from parley.api.featurebase.views.showing import Showing, as_list
from parley.core.dossiers import Dossier
from parley.core.fields import Field, FieldType
from parley.core.tickets import Ticket


def dossier_to_wire(dossier: Dossier, shown: Showing) -> TicketWire:
    """Spell a ticket, all but its conversation."""
    ticket, workspace = dossier.ticket, shown.workspace
    category = shown.setup.categories.get(ticket.category_id or 0, shown.default_category)
    return TicketWire(
        id=spell_id(workspace, Kind.TICKET, ticket.number),
        ticket_number=ticket.number,
        title=ticket.subject,
        content=ticket.description.html if ticket.description else "",
        ticket_category_id=spell_id(workspace, Kind.CATEGORY, category.id),
        category_type=category.type.value,
        ticket_url=shown.address(ticket),
        author=customer_to_author(workspace, ticket.customer),
        status=status_to_wire(workspace, ticket.status),
        custom_fields=values_to_wire(ticket, shown),
        company_id=spell_id_or_none(workspace, Kind.COMPANY, ticket.company_id),
        assignee_id=spell_id_or_none(workspace, Kind.ADMIN, ticket.assignee.id if ticket.assignee else None),
        team_assignee_id=spell_id_or_none(workspace, Kind.TEAM, ticket.team_id),
        open=ticket.open,
        snoozed_until=spell_moment_or_none(ticket.snoozed_until),
        linked_conversations=[
            LinkedConversation(str(link.ticket), link.role)  # type: ignore[arg-type]  # the house knows these roles
            for link in dossier.related
        ],
        created_at=spell_moment(ticket.created_at),
        updated_at=spell_moment(ticket.updated_at),
        integrations=integrations_to_wire(dossier.external),
    )


def dossier_to_wire_whole(dossier: Dossier, shown: Showing) -> TicketWire:
    """Spell a ticket with its conversation."""
    return msgspec.structs.replace(dossier_to_wire(dossier, shown), conversation_parts=parts_to_wire(dossier, shown))


def values_to_wire(ticket: Ticket, shown: Showing) -> dict[str, Any]:
    """Spell the values by their fields' ids; free values keep their names."""
    if not ticket.custom_fields and not ticket.metadata:
        return {}
    found = dict(ticket.metadata)
    for field_id, value in ticket.custom_fields.items():
        field = shown.fields.get(int(field_id))
        if field is not None and value is not None:
            found[spell_id(shown.workspace, Kind.FIELD, field.id)] = _value(field, value, shown)
    return found


def _value(field: Field, value: Any, shown: Showing) -> Any:
    if field.type is FieldType.USER:
        return spell_id(shown.workspace, Kind.ADMIN, value)
    if field.type is not FieldType.FILE:
        return value
    files = [_file(file, shown) for file in as_list(value) if file in shown.files]
    return msgspec.json.encode(files if field.allow_multiple or len(files) != 1 else files[0]).decode()


def _file(file: int, shown: Showing) -> dict[str, str]:
    key = spell_id(shown.workspace, Kind.FILE, file)
    return {"key": key, "name": shown.files[file].name, "url": shown.link(file)}
