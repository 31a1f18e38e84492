"""Custom facts of contacts and companies: wire to core and back, by the names they were given under.

A name is that of a field, its key or its id; any other is a free fact's.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.values import AT, field_among, value_from_wire
from parley.core.fields import Field, FieldType


class GivenFacts(msgspec.Struct):
    """What was given: values by field key, free facts, and how core's paths are called."""

    fields: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    free: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    names: dict[str, str] = msgspec.field(default_factory=dict[str, str])


def facts_from_wire(workspace: int, given: Mapping[str, Any], fields: Sequence[Field], at: str = AT) -> GivenFacts:
    """Sort the facts. Raises NoSuchObject for the id of a field that does not exist."""
    found = GivenFacts()
    for name, value in given.items():
        field = field_among(fields, workspace, name, at)
        if field is None:
            found.free[name] = value
            found.names[f"metadata.{name}"] = f"{at}.{name}"
        else:
            found.fields[field.key] = value_from_wire(workspace, field, value, f"{at}.{name}")
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
