"""From JSON to a schema, strictly: fast when the input is right, thorough when it is wrong.

The fast path is one pass of msgspec. Only when that fails is the input walked again, field by field, to name every
fault at once; the value at fault is never repeated in the answer.
"""

import json
from collections.abc import Iterator
from typing import Any, TypeVar, cast, get_args, get_origin

import msgspec

from parley.core.errors import Fault, Invalid
from parley.kit.text.storable import find_unstorable
from parley.kit.text.wording import plain

T = TypeVar("T")
MAX_FAULTS = 50


def decode_json(raw: bytes, schema: type[T], decoder: "msgspec.json.Decoder[T]") -> T:
    """Return the body as `schema`; raise Invalid with every fault."""
    try:
        value = decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Invalid(list(_why_refused(raw, schema))) from None
    _check_names(raw)
    if b"\\u0000" in raw:
        check_storable(msgspec.json.decode(raw))
    return value


def in_one_order(raw: bytes) -> bytes:
    """Return the JSON as all bodies have it that say the same, in whatever order and with whatever blanks."""
    return msgspec.json.encode(msgspec.json.decode(raw), order="deterministic")


def _check_names(raw: bytes) -> None:
    """Raise Invalid where an object has a name twice: msgspec keeps the last, others the first, and a proxy may differ.

    Under 10 µs for the body of a usual ticket.
    """
    try:
        NAMES.decode(raw.decode())
    except RecursionError:
        raise Invalid.at("", "The JSON is nested too deeply") from None


def _with_each_name_once(pairs: list[tuple[str, object]]) -> None:
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise Invalid.at(printable(twice), "Given twice")


NAMES = json.JSONDecoder(object_pairs_hook=_with_each_name_once, parse_int=str, parse_float=str)


def check_storable(value: object, at: str = "") -> None:
    """Raise Invalid when a string or number inside the value cannot be kept by PostgreSQL."""
    path = find_unstorable(value)
    if path is not None:
        raise Invalid.at(
            _join(at, ".".join(str(step) for step in path)),
            "Must hold no NUL, no lone surrogate and no number out of range",
        )


def _why_refused(raw: bytes, schema: Any) -> Iterator[Fault]:
    try:
        value: object = msgspec.json.decode(raw)
    except RecursionError:
        yield Fault("", "The JSON is nested too deeply")
        return
    except (msgspec.DecodeError, UnicodeDecodeError):
        yield Fault("", "The body is not well-formed JSON in UTF-8")
        return
    yield from find_faults(value, schema)


def find_faults(value: object, schema: Any, at: str = "") -> list[Fault]:
    """List everything that keeps the value from being `schema`, each with its path."""
    faults = list(name_faults(value, schema, at))
    return faults[:MAX_FAULTS] or [Fault(at, "Invalid value")]


def name_faults(value: object, schema: Any, at: str = "") -> Iterator[Fault]:
    """Yield each fault that can be named, nothing where the value is right."""
    schema = _bare(schema)
    if isinstance(value, dict) and isinstance(schema, type) and issubclass(schema, msgspec.Struct):
        yield from _struct_faults(cast("dict[str, object]", value), schema, at)
    elif isinstance(value, list) and get_origin(schema) is list:
        for place, item in enumerate(cast("list[object]", value)):
            yield from _value_faults(item, get_args(schema)[0], _join(at, str(place)))
    else:
        yield from _value_faults(cast("object", value), schema, at)


def _struct_faults(value: dict[str, object], schema: type[msgspec.Struct], at: str) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(schema)}
    if schema.__struct_config__.forbid_unknown_fields:
        for name in (name for name in value if name not in fields):
            yield Fault(_join(at, printable(name)), "Unknown field")
    for name, field in fields.items():
        if name in value:
            yield from _value_faults(value[name], field.type, _join(at, name))
        elif field.required:
            yield Fault(_join(at, name), "Required")


def _value_faults(value: object, schema: Any, at: str) -> Iterator[Fault]:
    try:
        msgspec.convert(value, schema)
    except msgspec.ValidationError as error:
        inner = _bare(schema)
        deeper = list(name_faults(value, inner, at)) if _goes_deeper(value, inner) else []
        yield from deeper or [Fault(at, plain(str(error), schema))]


def _goes_deeper(value: object, schema: Any) -> bool:
    if isinstance(value, list):
        return get_origin(schema) is list
    return isinstance(value, dict) and isinstance(schema, type) and issubclass(schema, msgspec.Struct)


def _bare(schema: Any) -> Any:
    """Strip `| None` and `| UNSET` and annotations, so that a single struct or list inside is seen."""
    if hasattr(schema, "__metadata__"):
        return _bare(schema.__origin__)
    if get_origin(schema) is None or get_origin(schema) is list:
        return schema
    arms = [arm for arm in get_args(schema) if arm not in {type(None), msgspec.UnsetType}]
    return _bare(arms[0]) if len(arms) == 1 else schema


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at and name else at or name


def printable(name: str) -> str:
    """Return a name that a stranger gave as it may be repeated: short, and of visible characters."""
    return name[:64].encode("utf-8", "replace").decode() if name.isprintable() else "?"
