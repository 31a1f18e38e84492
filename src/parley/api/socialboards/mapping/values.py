"""Custom fields by id: choices are spelled by label and read by label or id, people by uuid, files by integer."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from parley.api.socialboards.ids import Kind, parse_person, spell_person
from parley.api.socialboards.schemas.tickets import CustomFieldIn, CustomFieldWire
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field, FieldType
from parley.kit.text.storable import find_unstorable

AT = "customFields"


class Given(msgspec.Struct):
    """What was given: values by field key, and the place of each in the body."""

    values: dict[str, Any] = {}
    places: dict[str, int] = {}

    def path(self, path: str) -> str:
        """Say a path of core in this door's words."""
        head, _, rest = path.partition(".")
        key, dot, deeper = rest.partition(".")
        if head != "custom_fields":
            return path
        return f"{AT}.{self.places[key]}.value{dot}{deeper}" if key in self.places else f"{AT}.{key}"


def values_from_wire(given: Sequence[CustomFieldIn], fields: Sequence[Field]) -> Given:
    """Read the values; raise Invalid for unknown fields, for one given twice, and for what no database keeps."""
    known = {field.id: field for field in fields}
    read = Given({}, {})
    faults: list[Fault] = []
    for place, each in enumerate(given):
        field = known.get(each.id)
        if field is None:
            faults.append(Fault(f"{AT}.{place}.id", "Unknown custom field"))
        elif field.key in read.places:
            faults.append(Fault(f"{AT}.{place}.id", "Given twice"))
        elif find_unstorable(each.value) is not None:
            faults.append(Fault(f"{AT}.{place}.value", "Must be nested 32 deep at most, with numbers in range"))
        else:
            read.values[field.key] = value_from_wire(field, each.value)
            read.places[field.key] = place
    if faults:
        raise Invalid(faults)
    return read


def value_from_wire(field: Field, value: Any) -> Any:
    """Read a value; what is no choice and no person is left for core to refuse."""
    if isinstance(value, list):
        return [value_from_wire(field, item) for item in cast("list[Any]", value)]
    if field.type is FieldType.USER and value is not None:
        found = parse_person(value) if isinstance(value, str) else None
        return found[1] if found and found[0] is Kind.TEAMMATE else str(value)
    if field.type.has_options and isinstance(value, str):
        return field.option_called(value)
    return value


def values_to_wire(values: Mapping[str, Any], fields: Sequence[Field]) -> list[CustomFieldWire]:
    """Spell the values that are there, in the order of the fields."""
    return [
        CustomFieldWire(field.id, _spelled(field, values[str(field.id)]))
        for field in fields
        if values.get(str(field.id)) is not None
    ]


def _spelled(field: Field, value: Any) -> Any:
    if isinstance(value, list):
        return [_spelled(field, item) for item in cast("list[Any]", value)]
    if field.type.has_options:
        return field.label_of(value)
    return spell_person(Kind.TEAMMATE, value) if field.type is FieldType.USER else value
