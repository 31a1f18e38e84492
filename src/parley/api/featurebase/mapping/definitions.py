"""Definitions of fields: core to wire."""

from collections.abc import Mapping

from msgspec import UNSET, UnsetType

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.definitions import AttributeWire
from parley.api.featurebase.schemas.fields import OptionWire
from parley.api.featurebase.schemas.words import DataType, SubType
from parley.core.fields import Field, FieldType

# A field that names an agent is a text here: the admin's id. Conversations have no files as attributes.
ATTRIBUTE_TYPES: Mapping[FieldType, tuple[DataType, SubType]] = {
    FieldType.TEXT: ("string", "text"),
    FieldType.NUMBER: ("number", "number"),
    FieldType.DATE: ("date", "date"),
    FieldType.SELECT: ("string", "select"),
    FieldType.MULTI_SELECT: ("array", "multi-select"),
    FieldType.CHECKBOX: ("boolean", "checkbox"),
    FieldType.USER: ("string", "text"),
}


def attribute_to_wire(workspace: int, field: Field) -> AttributeWire:
    """Spell what conversations may be told beside; not for a field of files."""
    data, sub = ATTRIBUTE_TYPES[field.type]
    return AttributeWire(
        id=spell_id(workspace, Kind.FIELD, field.id),
        identifier=field.key,
        name=field.label,
        data_type=data,
        field_sub_type=sub,
        created_at=spell_moment(field.created_at),
        updated_at=spell_moment(field.updated_at),
        options=_options(field),
    )


def _options(field: Field) -> list[OptionWire] | UnsetType:
    if not field.type.has_options:
        return UNSET
    return [OptionWire(option.id, option.label) for option in field.options]
