"""Changing a thing of the house: only what is given, under the version the caller saw."""

from typing import Any, TypeVar

import msgspec

from parley.core.errors import VersionMismatch
from parley.core.events import Changes

T = TypeVar("T", bound=msgspec.Struct)


def check_version(present: int, expected: int | None) -> None:
    """Raise VersionMismatch when the caller demands a version and it is not the present one."""
    if expected is not None and present != expected:
        raise VersionMismatch


def changed(old: T, given: dict[str, Any]) -> tuple[T, Changes]:
    """Return the thing with the given fields replaced, and which of them really changed; UNSET means not given."""
    wanted = {name: value for name, value in given.items() if value is not msgspec.UNSET}
    changes = {name: (getattr(old, name), value) for name, value in wanted.items() if getattr(old, name) != value}
    return msgspec.structs.replace(old, **wanted), changes
