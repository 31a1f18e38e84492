"""Custom attributes of conversations, expanded: core to wire. They are the fields of tickets, all but files."""

from typing import Any

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.definitions import ATTRIBUTE_TYPES
from parley.api.featurebase.mapping.tickets import values_to_wire
from parley.api.featurebase.schemas.conversations import AttributeValue
from parley.api.featurebase.views.showing import Showing
from parley.core.tickets import Ticket


def attributes_to_wire(ticket: Ticket, shown: Showing) -> list[AttributeValue]:
    """Spell the values that a ticket has, each with what its field is."""
    values: dict[str, Any] = values_to_wire(ticket, shown)
    found: list[AttributeValue] = []
    for field in shown.fields.values():
        spelled = spell_id(shown.workspace, Kind.FIELD, field.id)
        if field.type in ATTRIBUTE_TYPES and spelled in values:
            found.append(AttributeValue(spelled, field.key, field.label, *ATTRIBUTE_TYPES[field.type], values[spelled]))
    return found
