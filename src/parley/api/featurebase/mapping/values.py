"""Custom field values: wire to core.

Which files they name is `files`' question, and which people exist is core's; `facts` are read by the same rules.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from parley.api.featurebase.ids import HEX, Kind, NoSuchObject, id_in_body, parse_id
from parley.core.fields import Entity, Field, FieldType
from parley.core.tickets import Setup

AT = "customFields"


class GivenValues(msgspec.Struct):
    """What was given: values by field key, files' values by field, free values, and how core's paths are called."""

    fields: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    files: list[tuple[Field, str, Any]] = msgspec.field(default_factory=list[tuple[Field, str, Any]])
    free: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    names: dict[str, str] = msgspec.field(default_factory=dict[str, str])


def values_from_wire(workspace: int, given: Mapping[str, Any], setup: Setup, *, at: str = AT) -> GivenValues:
    """Sort the values. A name is a field's id or its key; any other word is a free value's name.

    Raises NoSuchObject for the id of a field that does not exist.
    """
    found = GivenValues()
    for name, value in given.items():
        path = f"{at}.{name}"
        field = field_named(workspace, name, setup, at=at)
        if field is None:
            found.free[name] = value
            found.names[f"metadata.{name}"] = path
            continue
        found.names[f"custom_fields.{field.key}"] = path
        if field.type is FieldType.FILE:
            found.files.append((field, path, value))
        else:
            found.fields[field.key] = value_from_wire(workspace, field, value, path)
    return found


def field_named(workspace: int, name: str, setup: Setup, *, at: str = AT) -> Field | None:
    """Find a ticket's field by its id or its key; raise NoSuchObject for the id of none."""
    return field_among([field for field in setup.fields if field.entity is Entity.TICKET], workspace, name, at)


def field_among(fields: Sequence[Field], workspace: int, name: str, at: str) -> Field | None:
    """Find a field by its id or its key; raise NoSuchObject for the id of none."""
    if not HEX.fullmatch(name):
        return next((field for field in fields if field.key == name), None)
    number = parse_id(workspace, Kind.FIELD, name)
    found = next((field for field in fields if field.id == number), None)
    if found is None:
        raise NoSuchObject(f"{at}.{name}")
    return found


def value_from_wire(workspace: int, field: Field, value: Any, at: str) -> Any:
    """Read a value of a field, but of one of files. Raises NoSuchObject."""
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
