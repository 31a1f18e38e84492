"""What was given of a person, checked field by field: every fault is found before the input is refused."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from msgspec import UNSET

from parley.core.errors import Fault, Invalid

# Takes the value and its path, returns it as it is kept, raises Invalid.
Check: TypeAlias = Callable[[Any, str], Any]


def check_given(given: Mapping[str, Any], checks: Mapping[str, Check]) -> dict[str, Any]:
    """Return the given fields as they are kept; None and what has no check pass. Raise Invalid with every fault."""
    faults: list[Fault] = []
    kept: dict[str, Any] = {}
    for name, value in given.items():
        if value is UNSET:
            continue
        try:
            kept[name] = checks[name](value, name) if name in checks and value is not None else value
        except Invalid as error:
            faults += error.faults
    if faults:
        raise Invalid(faults)
    return kept
