"""Whether values fit their fields: pure, every fault at once, and what the caller must still look up.

Ids of agents and files arrive as integers, for each door spells its own; whether they exist is for the caller to ask,
with the paths under which to say so. Kept are: text as it came, numbers, dates as `YYYY-MM-DD`, option ids as text,
lists of distinct option ids, booleans, an agent's integer, a file's integer or a list of them.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, cast

import msgspec

from parley.core.errors import Fault
from parley.core.fields.model import Field, FieldType
from parley.kit.ids import LARGEST_ID
from parley.kit.text.storable import Unstorable, check_text

LARGEST_NUMBER = 2**53
MOST_CHOICES = 100
MOST_FILES = 10
MOST_FAULTS = 50
LONGEST_SHOWN_KEY = 64
NOTHING: Mapping[str, Any] = MappingProxyType({})
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,29})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)


class Checked(msgspec.Struct):
    """What is known after checking.

    `values` is what holds afterwards, by the field's id as text: the present values changed by the given ones, without
    those cleared. `agents` and `files` are the given ones by path, to be verified.
    """

    values: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    agents: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    files: dict[str, list[int]] = msgspec.field(default_factory=dict[str, list[int]])
    faults: list[Fault] = msgspec.field(default_factory=list[Fault])


class _Unfit(Exception):
    """The value does not fit; each fault is the rest of its path and a sentence."""

    def __init__(self, *faults: tuple[str, str]) -> None:
        super().__init__()
        self.faults = faults


def check_values(
    fields: Sequence[Field],
    given: Mapping[str, Any],
    *,
    present: Mapping[str, Any] = NOTHING,
    at: str = "custom_fields",
    partial: bool,
) -> Checked:
    """Check what is given, by the fields' keys; None, a blank text and an empty list clear.

    `present` holds the values already kept, by the fields' ids as text. A required field may not be cleared and, unless
    `partial`, must be given or present. At most 50 faults are named.
    """
    checked = Checked({id_: value for id_, value in present.items() if value is not None})
    by_key = {field.key: field for field in fields}
    refused: set[str] = set()
    for key, value in given.items():
        field = by_key.get(key)
        if field is None:
            checked.faults.append(Fault(f"{at}.{_shown(key)}", "Unknown field"))
        elif not _take(checked, field, value, f"{at}.{key}"):
            refused.add(key)
    for field in fields:
        judged = field.key not in refused and (field.key in given or not partial)
        if field.required and judged and str(field.id) not in checked.values:
            checked.faults.append(Fault(f"{at}.{field.key}", "Required"))
    del checked.faults[MOST_FAULTS:]
    return checked


def _take(checked: Checked, field: Field, value: Any, path: str) -> bool:
    try:
        kept = None if value is None else CHECKS[field.type](field, value)
    except _Unfit as unfit:
        checked.faults += [Fault(f"{path}{rest}", message) for rest, message in unfit.faults]
        return False
    if kept is None:
        checked.values.pop(str(field.id), None)
        return True
    checked.values[str(field.id)] = kept
    if field.type is FieldType.USER:
        checked.agents[path] = kept
    elif field.type is FieldType.FILE:
        checked.files[path] = kept if isinstance(kept, list) else [kept]
    return True


def _text(field: Field, value: Any) -> str | None:
    if not isinstance(value, str):
        raise _Unfit(("", "Must be a text"))
    try:
        text = check_text(value, max_length=field.max_length)
    except Unstorable as error:
        raise _Unfit(("", f"The text {error.reason}")) from None
    if not text.strip():
        return None
    if field.single_line and text.splitlines() != [text]:
        raise _Unfit(("", "Must be one line"))
    return text


def _number(_: Field, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Unfit(("", "Must be a number"))
    if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:  # also what is not a number at all: it compares with none
        raise _Unfit(("", "Must be within plus or minus 2^53"))
    return value


def _date(_: Field, value: Any) -> str:
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return dt.date.fromisoformat(value).isoformat()
        if isinstance(value, str) and MOMENT.fullmatch(value):
            return dt.datetime.fromisoformat(value.upper()).astimezone(dt.UTC).date().isoformat()
    except (ValueError, OverflowError):
        pass
    raise _Unfit(("", "Must be a date such as 2025-01-31, or a date and time with its zone"))


def _choice(field: Field, value: Any) -> str:
    if not isinstance(value, str) or all(option.id != value for option in field.options):
        raise _Unfit(("", "Must be the id of one of the field's options"))
    return value


def _choices(field: Field, value: Any) -> list[str] | None:
    known = {option.id for option in field.options}
    return _several(
        value,
        most=MOST_CHOICES,
        fits=lambda item: isinstance(item, str) and item in known,
        message="Must be the id of one of the field's options",
    )


def _checkbox(_: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Unfit(("", "Must be true or false"))
    return value


def _agent(_: Field, value: Any) -> int:
    if not _is_id(value):
        raise _Unfit(("", "Must be the id of a user"))
    return value


def _files(field: Field, value: Any) -> int | list[int] | None:
    if not field.allow_multiple and not _is_id(value):
        raise _Unfit(("", "Must be the id of one file"))
    if not field.allow_multiple:
        return value
    items: Any = [value] if _is_id(value) else value
    return _several(items, most=MOST_FILES, fits=_is_id, message="Must be the id of a file")


def _several(value: Any, *, most: int, fits: Callable[[Any], bool], message: str) -> list[Any] | None:
    if not isinstance(value, list):
        raise _Unfit(("", "Must be a list"))
    items = cast("list[Any]", value)
    if len(items) > most:
        raise _Unfit(("", f"At most {most} items"))
    faults = [(f".{place}", message) for place, item in enumerate(items) if not fits(item)]
    faults = faults or [(f".{place}", "Given twice") for place, item in enumerate(items) if item in items[:place]]
    if faults:
        raise _Unfit(*faults)
    return items or None


def _is_id(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LARGEST_ID


def _shown(key: str) -> str:
    return key[:LONGEST_SHOWN_KEY].encode("utf-8", "replace").decode() if key.isprintable() else "?"


CHECKS: dict[FieldType, Callable[[Field, Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.DATE: _date,
    FieldType.SELECT: _choice,
    FieldType.MULTI_SELECT: _choices,
    FieldType.CHECKBOX: _checkbox,
    FieldType.USER: _agent,
    FieldType.FILE: _files,
}
