"""Fields: core to wire and back."""

from typing import Any

from parley.api.native.bodies import given
from parley.api.native.ids import spell_id
from parley.api.native.schemas.fields import FieldCreate, FieldWire
from parley.core.fields import Entity, Field, FieldType
from parley.kit.clock import print_time


def field_to_wire(field: Field) -> FieldWire:
    """Spell a field."""
    return FieldWire(
        id=spell_id("field", field.id),
        entity=field.entity,
        key=field.key,
        label=field.label,
        type=field.type,
        required=field.required,
        public=field.public,
        allow_multiple=field.allow_multiple,
        max_length=field.max_length if field.type is FieldType.TEXT else None,
        single_line=field.single_line,
        options=field.options,
        created_at=print_time(field.created_at),
        updated_at=print_time(field.updated_at),
    )


def field_from_wire(body: FieldCreate) -> dict[str, Any]:
    """Read what is given of a new field."""
    settings = given(body)
    if "entity" in settings:
        settings["entity"] = Entity(settings["entity"])
    return settings
