"""What msgspec finds wrong, in words for people: forms show them at the field. The value itself is never repeated.

A pattern says of itself what it wants, as `says` in the `extra` of its `Meta`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args, get_origin

import msgspec

WHERE = re.compile(r" - at .*$", re.DOTALL)
MOST_CHOICES = 12
KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
UNITS = {"str": "character", "array": "item", "object": "entry"}
PLURALS = {"character": "characters", "item": "items", "entry": "entries"}
EMPTY = "Must not be empty"
NOT_ALLOWED = "Not one of the allowed values"
MISFIT = "Has characters that are not allowed here"
UNREADABLE = "Cannot be read"

LENGTH = re.compile(r"Expected `(str|array|object)` of length (<=|>=|==) (\d+)")
BOUND = re.compile(r"Expected `(?:int|float)` (<=|>=|<|>) (-?[\d.]+)")
KIND = re.compile(r"Expected `([a-z |]+)`(?:, got `([a-z]+)`)?")


def plain(message: str, schema: Any = None) -> str:
    """Return msgspec's message as a sentence of the house; `schema` is what the value should have been."""
    message = WHERE.sub("", message)
    for pattern, said in SAID:
        if found := pattern.match(message):
            return said(found, schema)
    return UNREADABLE


def _length(found: re.Match[str], _: Any) -> str:
    kind, relation, count = found[1], found[2], int(found[3])
    if relation == ">=" and count == 1:
        return EMPTY
    unit = UNITS[kind] if count == 1 else PLURALS[UNITS[kind]]
    end = {"<=": " at most", ">=": " at least", "==": ""}[relation]
    return f"Must have {count} {unit}{end}"


def _bound(found: re.Match[str], _: Any) -> str:
    number = found[2].removesuffix(".0")
    return {
        "<=": f"Must be {number} at most",
        ">=": f"Must be {number} at least",
        "<": f"Must be less than {number}",
        ">": f"Must be more than {number}",
    }[found[1]]


def _kind(found: re.Match[str], _: Any) -> str:
    if found[2] == "null":
        return EMPTY
    wanted = [KINDS[each] for each in found[1].split(" | ") if each in KINDS]
    return f"Must be {' or '.join(wanted)}" if wanted else UNREADABLE


def _choices(_: re.Match[str], schema: Any) -> str:
    allowed = [str(each) for arm in _arms(schema) if get_origin(arm) is Literal for each in get_args(arm)]
    return f"Must be one of {', '.join(allowed)}" if 0 < len(allowed) <= MOST_CHOICES else NOT_ALLOWED


def _pattern(_: re.Match[str], schema: Any) -> str:
    said = [(meta.extra or {}).get("says") for meta in _metas(schema) if meta.pattern]
    return next((each for each in said if each), MISFIT)


SAID: list[tuple[re.Pattern[str], Callable[[re.Match[str], Any], str]]] = [
    (LENGTH, _length),
    (BOUND, _bound),
    (re.compile("Expected `str` matching regex"), _pattern),
    (KIND, _kind),
    (re.compile("Invalid enum value"), _choices),
    (re.compile("Invalid value"), lambda _, __: NOT_ALLOWED),
    (re.compile("Object missing required field `([a-z_]+)`"), lambda found, _: f"Lacks {found[1]}"),
    (re.compile("Object contains unknown field"), lambda _, __: "Has an unknown field"),
    (re.compile("Invalid RFC3339"), lambda _, __: "Must be a time such as 2025-01-15T10:30:00Z"),
    (re.compile(".*out of range"), lambda _, __: "Is out of range"),
]


def _metas(schema: Any) -> Iterator[msgspec.Meta]:
    """Yield what is said of the schema and of each arm of its unions."""
    for meta in getattr(schema, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta):
            yield meta
    if hasattr(schema, "__metadata__"):
        yield from _metas(schema.__origin__)
    elif get_origin(schema) is not list:
        for arm in get_args(schema):
            yield from _metas(arm)


def _arms(schema: Any) -> Iterator[Any]:
    """Yield the schema without what is said of it, or each arm where it is a union."""
    if hasattr(schema, "__metadata__"):
        yield from _arms(schema.__origin__)
    elif get_origin(schema) in {None, Literal, list, dict}:
        yield schema
    else:
        for arm in get_args(schema):
            yield from _arms(arm)
