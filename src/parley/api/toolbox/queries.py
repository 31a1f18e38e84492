"""From a query string to a schema: every parameter by its name, each once, of the declared type."""

import re
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import unquote_to_bytes

import msgspec
from msgspec import inspect

from parley.api.toolbox.decoding import MAX_FAULTS, name_faults, printable
from parley.core.errors import Fault, Invalid

WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,18})")


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
                faults.append(Fault(printable(name), "Unknown parameter"))
        elif name in values:
            faults.append(Fault(name, "Given twice"))
        else:
            values[name] = _typed(text, self._kinds[name])

    def _refuse(self, values: dict[str, object], faults: list[Fault]) -> None:
        raise Invalid([*faults, *name_faults(values, self.schema)][:MAX_FAULTS])


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
            faults.append(Fault(printable(key), "Must hold no NUL"))
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
