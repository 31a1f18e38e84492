"""Names of a body without regard to case: older clients of this vendor write `CategoryId` for `categoryId`."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import msgspec

from parley.core.errors import Invalid
from parley.kit.text.storable import DEEPEST_JSON

# A value of the house's deepest may stand in a list of the body.
DEEPEST = DEEPEST_JSON + 4


def spellings(schemas: Iterable[type[msgspec.Struct]]) -> dict[str, str]:
    """Return the names of all fields of these schemas by their lower-case spelling."""
    names = {field.encode_name for schema in schemas for field in msgspec.structs.fields(schema)}
    return {name.lower(): name for name in names}


def respelled(value: Any, names: Mapping[str, str], path: tuple[str, ...] = ()) -> Any:
    """Return the value with every known name in its own spelling.

    Raises Invalid for a name that is there twice, and for what is nested deeper than the house keeps.
    """
    if len(path) > DEEPEST:
        raise Invalid.at(path[0], "Nested too deeply")
    if isinstance(value, dict):
        return _members(cast("dict[str, Any]", value), names, path)
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return [respelled(item, names, (*path, str(place))) for place, item in enumerate(items)]
    return value


def _members(given: dict[str, Any], names: Mapping[str, str], path: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, member in given.items():
        known = names.get(name.lower(), name)
        if known in found:
            raise Invalid.at(".".join((*path, known)), "Given twice")
        found[known] = respelled(member, names, (*path, known)) if isinstance(member, dict | list) else member
    return found
