"""Custom facts of contacts and companies: wire to core and back, by the names they were given under.

A name is that of a field, its key or its id; any other is a free fact's.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from parley.api.featurebase.ids import HEX, Kind, NoSuchObject, id_in_body, parse_id, spell_id
from parley.core.fields import Field, FieldType

AT = "customFields"


class GivenFacts(msgspec.Struct):
    """What was given: values by field key, free facts, and how core's paths are called."""

    fields: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    free: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    names: dict[str, str] = msgspec.field(default_factory=dict[str, str])


def facts_from_wire(workspace: int, given: Mapping[str, Any], fields: Sequence[Field], at: str = AT) -> GivenFacts:
    """Sort the facts. Raises NoSuchObject for the id of a field that does not exist."""
    found = GivenFacts()
    for name, value in given.items():
        field = _named(workspace, name, fields, at)
        if field is None:
            found.free[name] = value
            found.names[f"metadata.{name}"] = f"{at}.{name}"
        else:
            found.fields[field.key] = _read(workspace, field, value, f"{at}.{name}")
            found.names[f"custom_fields.{field.key}"] = f"{at}.{name}"
    return found


def facts_to_wire(
    workspace: int, values: Mapping[str, Any], fields: Sequence[Field], free: Mapping[str, Any]
) -> dict[str, Any]:
    """Spell the values that are there, by field key; free facts first, so that a field of the name wins."""
    shown = dict(free)
    for field in fields:
        value = values.get(str(field.id))
        if value is not None:
            shown[field.key] = spell_id(workspace, Kind.ADMIN, value) if field.type is FieldType.USER else value
    return shown


def _named(workspace: int, name: str, fields: Sequence[Field], at: str) -> Field | None:
    if not HEX.fullmatch(name):
        return next((field for field in fields if field.key == name), None)
    number = parse_id(workspace, Kind.FIELD, name)
    found = next((field for field in fields if field.id == number), None)
    if found is None:
        raise NoSuchObject(f"{at}.{name}")
    return found


def _read(workspace: int, field: Field, value: Any, at: str) -> Any:
    if field.type is FieldType.USER and isinstance(value, str):
        return id_in_body(workspace, Kind.ADMIN, value, at)
    if field.type is FieldType.SELECT:
        return _choice(field, value)
    if field.type is FieldType.MULTI_SELECT and isinstance(value, list):
        return [_choice(field, item) for item in cast("list[Any]", value)]
    return value


def _choice(field: Field, value: Any) -> Any:
    """Read an option by its id, else by its label; what is neither is left for core to refuse."""
    if any(option.id == value for option in field.options):
        return value
    return next((option.id for option in field.options if option.label == value), value)
