"""Custom field values: field keys and prefixed ids on the wire, field ids and integers in core."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from parley.api.native.ids import spell_id
from parley.core.fields import Field
from parley.kit.ids import parse_id

PREFIXES = {"user": "user", "file": "file"}


def values_to_wire(values: Mapping[str, Any], fields: Sequence[Field], metadata: Mapping[str, Any]) -> dict[str, Any]:
    """Spell the values that are there, by field key; free metadata first, so that a field of the name wins."""
    shown = dict(metadata)
    for field in fields:
        value = values.get(str(field.id))
        if value is not None:
            shown[field.key] = _spelled(PREFIXES.get(field.type), value)
    return shown


def values_from_wire(values: Mapping[str, Any], fields: Sequence[Field]) -> dict[str, Any]:
    """Read the values; what is no id where one belongs is left for core to refuse."""
    prefixes = {field.key: PREFIXES.get(field.type) for field in fields}
    return {key: _read(prefixes.get(key), value) for key, value in values.items()}


def _spelled(prefix: str | None, value: Any) -> Any:
    if prefix is None:
        return value
    items = cast("list[int]", value if isinstance(value, list) else [value])
    spelled = [spell_id(prefix, item) for item in items]
    return spelled if isinstance(value, list) else spelled[0]


def _read(prefix: str | None, value: Any) -> Any:
    if prefix is None:
        return value
    if isinstance(value, list):
        return [_read(prefix, item) for item in cast("list[Any]", value)]
    if not isinstance(value, str):
        return None if value is None else str(value)
    return parse_id(prefix, value) or value
