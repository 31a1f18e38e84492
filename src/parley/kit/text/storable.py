"""What PostgreSQL can hold, asked before it is asked to hold it: text, nested JSON, and keys for comparing text.

    ValueError
      Unstorable      a string that the database refuses or that is too short or too long

Nothing here changes a value: a text is stored as it came, or not at all.
"""

import unicodedata
from math import isfinite
from typing import Final, cast

DEEPEST_JSON: Final = 32
_SMALLEST_INTEGER: Final = -(2**63)
_LARGEST_INTEGER: Final = 2**63 - 1

JsonPath = tuple[str | int, ...]


class Unstorable(ValueError):
    """A text cannot be stored. `reason` says why and may be shown to strangers: it holds none of the text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_text(value: str, *, max_length: int, min_length: int = 0) -> str:
    """Return `value` as it is. Lengths are in characters.

    Raises `Unstorable` for a NUL, for a lone surrogate and for a length outside the two limits.
    """
    if len(value) > max_length:
        reason = f"is longer than {max_length} characters"
        raise Unstorable(reason)
    if len(value) < min_length:
        raise Unstorable("is empty" if min_length == 1 else f"is shorter than {min_length} characters")
    if not is_storable(value):
        reason = "holds a NUL character or half a surrogate pair"
        raise Unstorable(reason)
    return value


def is_storable(value: str) -> bool:
    """Whether PostgreSQL takes `value` as text: no NUL, no lone surrogate."""
    if "\x00" in value:
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def find_unstorable(value: object) -> JsonPath | None:
    """Return the path of the first part of a JSON value that jsonb or the house refuses, or None when all is well.

    Refused: strings and keys that are not storable (a key is reported at its object: it could not be printed), numbers
    that are not finite, integers outside 64 bits, nesting deeper than 32, and whatever is not JSON.
    """
    return _find(value, ())


def _find(value: object, path: JsonPath) -> JsonPath | None:
    if isinstance(value, str):
        return None if is_storable(value) else path
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return None if _SMALLEST_INTEGER <= value <= _LARGEST_INTEGER else path
    if isinstance(value, float):
        return None if isfinite(value) else path
    return _find_inside(value, path)


def _find_inside(value: object, path: JsonPath) -> JsonPath | None:
    if len(path) >= DEEPEST_JSON or not isinstance(value, dict | list):
        return path
    members = cast("dict[object, object] | list[object]", value)
    for key, member in members.items() if isinstance(members, dict) else enumerate(members):
        if not isinstance(key, str | int) or (isinstance(members, dict) and not _is_key(key)):
            return path
        found = _find(member, (*path, key))
        if found is not None:
            return found
    return None


def _is_key(key: object) -> bool:
    return isinstance(key, str) and is_storable(key)


def fold(value: str) -> str:
    """Return the key by which names compare without regard to case: case-folded, NFC. Folding twice changes nothing."""
    if value.isascii():
        return value.lower()
    decomposed = unicodedata.normalize("NFD", value).casefold()
    # A second time: folding U+0345 yields a letter that must be decomposed and folded with its neighbours.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", decomposed).casefold())
