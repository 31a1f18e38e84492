"""Custom fields: core to wire."""

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.fields import FieldWire, OptionWire
from parley.core.fields import Field, FieldType

# The dialect has no type for one of the team: such a value is an admin's id, as text.
TYPES = {FieldType.MULTI_SELECT: "multi-select", FieldType.USER: "text"}


def field_to_wire(workspace: int, field: Field) -> FieldWire:
    """Spell a field."""
    return FieldWire(
        id=spell_id(workspace, Kind.FIELD, field.id),
        label=field.label,
        type=TYPES.get(field.type, field.type.value),  # type: ignore[arg-type]  # all others are called alike
        allow_multiple=field.allow_multiple,
        internal=not field.public,
        options=[OptionWire(option.id, option.label) for option in field.options],
        placeholder="",
        public=field.public,
        required=field.required,
        created_at=spell_moment(field.created_at),
        updated_at=spell_moment(field.updated_at),
    )
