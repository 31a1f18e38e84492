"""Custom field values: field ids as text on the wire, field keys on the way into core, which checks the rest."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from parley.api.clearfeed.rest.ids import AGENT, agents_in_body
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field, FieldType
from parley.core.work import Work
from parley.kit.ids import spell_id

# What the vendor calls the types; fields of others are not for this door.
TYPE_WORDS: dict[FieldType, str] = {
    FieldType.SELECT: "select",
    FieldType.MULTI_SELECT: "multi_select",
    FieldType.TEXT: "text",
    FieldType.DATE: "date",
    FieldType.NUMBER: "number",
    FieldType.USER: "user_select",
}


def values_to_wire(values: Mapping[str, Any], fields: Sequence[Field]) -> dict[str, Any]:
    """Spell the values that are there, by field id."""
    shown: dict[str, Any] = {}
    for field in fields:
        value = values.get(str(field.id))
        if value is not None and field.type in TYPE_WORDS:
            shown[str(field.id)] = spell_id(AGENT, value) if field.type is FieldType.USER else value
    return shown


async def values_from_wire(
    work: Work, values: Mapping[str, Any], fields: Sequence[Field], at: str = "custom_field_values"
) -> dict[str, Any]:
    """Read values by field key; null clears. Raises Invalid for unknown fields, empty values and unknown people."""
    known = {str(field.id): field for field in fields if field.type in TYPE_WORDS}
    faults = list(_faults(values, known, at))
    if faults:
        raise Invalid(faults)
    people = {id_: value for id_, value in values.items() if known[id_].type is FieldType.USER and value is not None}
    agents = await agents_in_body(work, {f"{at}.{id_}": value for id_, value in people.items()})
    read = {**values, **{id_: agents[f"{at}.{id_}"] for id_ in people}}
    return {known[id_].key: value for id_, value in read.items()}


def paths_of(fields: Sequence[Field], at: str = "custom_field_values") -> dict[str, str]:
    """Name the paths of core's faults, which are by key, as this door does, by id."""
    return {f"custom_fields.{field.key}": f"{at}.{field.id}" for field in fields}


def _faults(values: Mapping[str, Any], known: Mapping[str, Field], at: str) -> Iterator[Fault]:
    for id_, value in values.items():
        path = f"{at}.{id_ if id_.isascii() and id_.isdigit() else '?'}"[:100]
        if id_ not in known:
            yield Fault(path, "Unknown field")
        elif value in ("", []):
            yield Fault(path, "Must not be empty; null clears")
        elif known[id_].type is FieldType.USER and value is not None and not isinstance(value, str):
            yield Fault(path, "Must be the id of a user")
