"""Custom attributes of conversations, expanded: core to wire. They are the fields of tickets, all but files."""

from typing import Any, Literal, TypeAlias

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.tickets import values_to_wire
from parley.api.featurebase.schemas.conversations import AttributeValue
from parley.api.featurebase.views.showing import Showing
from parley.core.fields import FieldType
from parley.core.tickets import Ticket

DataType: TypeAlias = Literal["string", "number", "boolean", "date", "array", "object"]
SubType: TypeAlias = Literal["text", "number", "select", "multi-select", "checkbox", "date"]
TYPES: dict[FieldType, tuple[DataType, SubType]] = {
    FieldType.TEXT: ("string", "text"),
    FieldType.NUMBER: ("number", "number"),
    FieldType.DATE: ("date", "date"),
    FieldType.SELECT: ("string", "select"),
    FieldType.MULTI_SELECT: ("array", "multi-select"),
    FieldType.CHECKBOX: ("boolean", "checkbox"),
    FieldType.USER: ("string", "text"),
}


def attributes_to_wire(ticket: Ticket, shown: Showing) -> list[AttributeValue]:
    """Spell the values that a ticket has, each with what its field is."""
    values: dict[str, Any] = values_to_wire(ticket, shown)
    found: list[AttributeValue] = []
    for field in shown.fields.values():
        spelled = spell_id(shown.workspace, Kind.FIELD, field.id)
        if field.type in TYPES and spelled in values:
            found.append(AttributeValue(spelled, field.key, field.label, *TYPES[field.type], values[spelled]))
    return found
