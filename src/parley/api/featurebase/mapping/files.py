"""The values of file fields: wire to core.

A file is `{url, name?}`, to be fetched; or `{key, …}`, one that this ticket's field has already, perhaps as the JSON
text in which it was shown. A key from elsewhere is never believed.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from parley.api.featurebase.ids import Kind, parse_id
from parley.api.toolbox.fetching import Wanted
from parley.core.errors import Invalid

NO_FILE = "Must be a file as {url} or {url, name}, or as a part of a form"
NOT_THERE = "Not a file of this field: send it again, as a part or by its url"


def addresses_in(at: str, value: Any) -> list[Wanted]:
    """List the files of one value that are to be fetched. Raises Invalid."""
    return [_wanted(item, path) for path, item in _items(at, value) if _is_address(item)]


def files_from_wire(
    workspace: int, at: str, value: Any, *, present: Sequence[int], fetched: Mapping[str, int]
) -> list[int]:
    """Read a value as the ids of files: those that were fetched, by their paths, and present ones. Raises Invalid."""
    found: list[int] = []
    for path, item in _items(at, value):
        number = fetched.get(path) if _is_address(item) else _kept(workspace, item)
        if number is None or (number not in present and path not in fetched):
            raise Invalid.at(path, NOT_THERE if isinstance(item, dict) else NO_FILE)
        found.append(number)
    return list(dict.fromkeys(found))


def _items(at: str, value: Any) -> list[tuple[str, Any]]:
    value = _unwrapped(value)
    if value is None:
        return []
    if not isinstance(value, list):
        return [(at, value)]
    items = cast("list[Any]", value)
    return [(f"{at}.{place}", _unwrapped(item)) for place, item in enumerate(items)]


def _unwrapped(value: Any) -> Any:
    """Open the JSON text in which files are shown."""
    if not isinstance(value, str):
        return value
    try:
        return msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        return value


def _is_address(item: Any) -> bool:
    return isinstance(item, dict) and "url" in item and "key" not in item


def _wanted(item: dict[str, Any], at: str) -> Wanted:
    url, name = item["url"], item.get("name")
    if not isinstance(url, str):
        raise Invalid.at(f"{at}.url", "Must be a text")
    if name is not None and not isinstance(name, str):
        raise Invalid.at(f"{at}.name", "Must be a text")
    return Wanted(url, name, at)


def _kept(workspace: int, item: Any) -> int | None:
    key = cast("dict[str, Any]", item).get("key") if isinstance(item, dict) else None
    return parse_id(workspace, Kind.FILE, key) if isinstance(key, str) else None
