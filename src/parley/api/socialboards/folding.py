"""Names of a body without regard to case: older clients of this vendor write `CategoryId` for `categoryId`."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import msgspec

from parley.core.errors import Invalid


def spellings(schemas: Iterable[type[msgspec.Struct]]) -> dict[str, str]:
    """Return the names of all fields of these schemas by their lower-case spelling."""
    names = {field.encode_name for schema in schemas for field in msgspec.structs.fields(schema)}
    return {name.lower(): name for name in names}


def respelled(value: Any, names: Mapping[str, str], at: str = "") -> Any:
    """Return the value with every known name in its own spelling; raise Invalid for one that is there twice."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        found: dict[str, Any] = {}
        for given, member in members.items():
            name = names.get(given.lower(), given)
            path = f"{at}.{name}" if at else name
            if name in found:
                raise Invalid.at(path, "Given twice")
            found[name] = respelled(member, names, path) if isinstance(member, dict | list) else member
        return found
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return [respelled(item, names, f"{at}.{place}" if at else str(place)) for place, item in enumerate(items)]
    return value
