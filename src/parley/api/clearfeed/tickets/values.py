"""Custom fields by name: those of a field's name are its values, the others are kept free.

Choices are spelled by their labels and read by label or id; users and files by their ids.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from parley.api.clearfeed.tickets.ids import FILE, USER, parse_id, spell_id
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field, FieldType
from parley.kit.text.storable import find_unstorable, fold

PREFIXES = {FieldType.USER: USER, FieldType.FILE: FILE}
AT = "custom_fields"


class Given(msgspec.Struct):
    """What was given: values by field key, free values by name, and the name by which each field was called."""

    fields: dict[str, Any] = {}
    free: dict[str, Any] = {}
    names: dict[str, str] = {}

    def path(self, path: str) -> str:
        """Say a path of core in this door's words."""
        head, _, rest = path.partition(".")
        if head == "metadata":
            return f"{AT}.{rest}" if rest else AT
        key, dot, deeper = rest.partition(".")
        return f"{AT}.{self.names.get(key, key)}{dot}{deeper}" if head == AT else path


def values_from_wire(given: Mapping[str, Any], fields: Sequence[Field]) -> Given:
    """Sort and read the values; what is no choice and no id is left for core to refuse.

    Raises Invalid for a field named twice, and for what no database keeps.
    """
    known = {fold(name): field for field in reversed(fields) for name in (field.key, field.label)}
    read = Given({}, {}, {})
    faults: list[Fault] = []
    for name, value in given.items():
        field = known.get(fold(name))
        if find_unstorable(value) is not None:
            faults.append(Fault(f"{AT}.{name}", "Must be nested 32 deep at most, with numbers in range"))
        elif field is None:
            read.free[name] = value
        elif field.key in read.fields:
            faults.append(Fault(f"{AT}.{name}", "Given twice"))
        else:
            read.fields[field.key] = _read(field, value)
            read.names[field.key] = name
    if faults:
        raise Invalid(faults)
    return read


def values_to_wire(values: Mapping[str, Any], fields: Sequence[Field], free: Mapping[str, Any]) -> dict[str, Any]:
    """Spell the values that are there by the fields' names, the free ones first, so that a field wins."""
    shown = dict(free)
    for field in fields:
        value = values.get(str(field.id))
        if value is not None:
            shown[field.label] = _spelled(field, value)
    return shown


def _read(field: Field, value: Any) -> Any:
    if isinstance(value, list):
        return [_read(field, item) for item in cast("list[Any]", value)]
    if not isinstance(value, str):
        return str(value) if field.type in PREFIXES and value is not None else value
    if field.type.has_options:
        return field.option_called(value)
    return (parse_id(PREFIXES[field.type], value) or value) if field.type in PREFIXES else value


def _spelled(field: Field, value: Any) -> Any:
    if isinstance(value, list):
        return [_spelled(field, item) for item in cast("list[Any]", value)]
    if field.type.has_options:
        return field.label_of(value)
    return spell_id(PREFIXES[field.type], value) if field.type in PREFIXES else value
