"""What bodies of this door have in common."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec

from parley.core.errors import Invalid


@contextmanager
def faults_named(names: Mapping[str, str]) -> Generator[None]:
    """Have core's faults name this door's fields, where they are called otherwise: whole paths, or their beginnings."""
    try:
        yield
    except Invalid as error:
        said = [msgspec.structs.replace(fault, path=_named(fault.path, names)) for fault in error.faults]
        raise Invalid(said, error.message) from error


def given(body: msgspec.Struct, *, beside: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields that a PATCH names; raise Invalid when it names none but those `beside` the change."""
    fields = {name: getattr(body, name) for name in body.__struct_fields__}
    present = {name: value for name, value in fields.items() if value is not msgspec.UNSET}
    if not present.keys() - beside:
        raise Invalid.at("", "Name at least one field to change")
    return present


def _named(path: str, names: Mapping[str, str]) -> str:
    known, rest = path, ""
    while known not in names and "." in known:
        known, _, last = known.rpartition(".")
        rest = f".{last}{rest}"
    return names.get(known, known) + rest
