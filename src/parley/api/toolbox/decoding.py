"""From bytes to a schema, strictly: fast when the input is right, thorough when it is wrong.

The fast path is one pass of msgspec. Only when that fails is the input walked again, field by field, to name every
fault at once; the value at fault is never repeated in the answer.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar, cast, get_args, get_origin
from urllib.parse import unquote_to_bytes

import msgspec
from msgspec import inspect

from parley.core.errors import Fault, Invalid
from parley.kit.text.storable import find_unstorable

T = TypeVar("T")
WHERE = re.compile(r" - at (?:the key in )?`\$(.*)`$")
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,18})")
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
        raise Invalid.at(_printable(twice), "Given twice")


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
    faults = list(_faults(value, schema, at))
    return faults[:MAX_FAULTS] or [Fault(at, "Invalid value")]


def _faults(value: object, schema: Any, at: str) -> Iterator[Fault]:
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
        for name in value.keys() - fields.keys():
            yield Fault(_join(at, _printable(name)), "Unknown field")
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
        deeper = list(_faults(value, inner, at)) if _goes_deeper(value, inner) else []
        yield from deeper or [Fault(at, _sentence(str(error)))]


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


def _sentence(message: str) -> str:
    """Turn msgspec's message into one without its own path and without the value."""
    message = WHERE.sub("", message)
    return "Not one of the allowed values" if message.startswith("Invalid enum value") else message


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at and name else at or name


def _printable(name: str) -> str:
    return name[:64].encode("utf-8", "replace").decode() if name.isprintable() else "?"


class QuerySchema:
    """A query string's parameters: names the schema knows, each once, of the declared type.

    With `lenient`, unknown names are passed over, and a list is what is repeated, joined by commas, or named `name[]`.
    """

    def __init__(self, schema: type[msgspec.Struct], *, lenient: bool = False) -> None:
        self.schema = schema
        self.lenient = lenient
        info = cast("inspect.StructType", inspect.type_info(schema))
        self._kinds = {field.encode_name: _kinds(field.type) for field in info.fields}
        self._lists = {field.encode_name for field in info.fields if _is_list(field.type)}
        self._none = None if any(field.required for field in info.fields) else schema()

    def decode(self, raw: bytes) -> Any:
        """Return the parameters; raise Invalid with every fault."""
        if not raw:
            return self._none or self._refuse({}, [])
        faults: list[Fault] = []
        values: dict[str, object] = {}
        for name, text in _pairs(raw, faults):
            self._take(name, text, values, faults)
        if not faults:
            try:
                return msgspec.convert(values, self.schema)
            except msgspec.ValidationError:
                pass
        return self._refuse(values, faults)

    def _take(self, name: str, text: str, values: dict[str, object], faults: list[Fault]) -> None:
        listed = name.removesuffix("[]") if self.lenient else name
        if listed in self._lists:
            items = [_typed(item, self._kinds[listed]) for item in text.split(",") if item]
            cast("list[object]", values.setdefault(listed, [])).extend(items)
        elif name not in self._kinds:
            if not self.lenient:
                faults.append(Fault(_printable(name), "Unknown parameter"))
        elif name in values:
            faults.append(Fault(name, "Given twice"))
        else:
            values[name] = _typed(text, self._kinds[name])

    def _refuse(self, values: dict[str, object], faults: list[Fault]) -> None:
        raise Invalid([*faults, *_faults(values, self.schema, "")][:MAX_FAULTS])


def _pairs(raw: bytes, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    for part in raw.split(b"&"):
        if not part:
            continue
        name, _, value = part.replace(b"+", b" ").partition(b"=")
        try:
            key, text = unquote_to_bytes(name).decode(), unquote_to_bytes(value).decode()
        except UnicodeDecodeError:
            faults.append(Fault("", "The query is not UTF-8"))
            continue
        if "\x00" in text:
            faults.append(Fault(_printable(key), "Must hold no NUL"))
        else:
            yield key, text


def _kinds(info: inspect.Type) -> frozenset[Any]:
    if isinstance(info, inspect.Metadata):
        return _kinds(info.type)
    if isinstance(info, inspect.UnionType):
        return frozenset[Any]().union(*(_kinds(arm) for arm in info.types))
    if isinstance(info, inspect.ListType):
        return _kinds(info.item_type)
    known: dict[type[inspect.Type], type] = {inspect.IntType: int, inspect.BoolType: bool}
    return frozenset({known[type(info)]} if type(info) in known else ())


def _is_list(info: inspect.Type) -> bool:
    if isinstance(info, inspect.Metadata):
        return _is_list(info.type)
    if isinstance(info, inspect.UnionType):
        return any(_is_list(arm) for arm in info.types)
    return isinstance(info, inspect.ListType)


def _typed(text: str, kinds: frozenset[Any]) -> object:
    if int in kinds and WHOLE.fullmatch(text):
        return int(text)
    if bool in kinds and text in {"true", "false"}:
        return text == "true"
    return text
