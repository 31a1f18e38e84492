"""What bodies of this door have in common."""

import asyncio
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec

from parley.api.featurebase.ids import NoSuchObject
from parley.core.errors import Fault, Invalid
from parley.kit.text.html import Body, body_from

LARGE = 4096
UNKNOWN = "Unknown "
UNKNOWN_USER = "Unknown user"


@contextmanager
def faults_named(names: Mapping[str, str]) -> Generator[None]:
    """Have core's faults name this door's parameters; where all there is to blame is an unknown id, it is not found."""
    try:
        yield
    except Invalid as error:
        said = [msgspec.structs.replace(fault, path=named(fault.path, names)) for fault in error.faults]
        if said and all(_is_reference(fault) for fault in error.faults):
            raise NoSuchObject(said[0].path) from error
        raise Invalid(said, error.message) from error


def named(path: str, names: Mapping[str, str]) -> str:
    """Name a path, or what it begins with, as this door does."""
    steps = path.split(".")
    for length in range(len(steps), 0, -1):
        head = names.get(".".join(steps[:length]))
        if head is not None:
            return ".".join([head, *steps[length:]])
    return path


def _is_reference(fault: Fault) -> bool:
    """Whether the fault is an id that names nothing: `Unknown company` at `company_id`, or a field's unknown user."""
    is_person = fault.message == UNKNOWN_USER and fault.path.startswith("custom_fields.")
    return is_person or (fault.message.startswith(UNKNOWN) and fault.path.endswith("_id"))


def given(body: msgspec.Struct) -> dict[str, Any]:
    """Return the fields that a PATCH names, by the house's names."""
    fields = {name: getattr(body, name) for name in body.__struct_fields__}
    return {name: value for name, value in fields.items() if value is not msgspec.UNSET}


async def html_in_body(text: str) -> Body:
    """Read HTML; a large one away from the event loop."""
    if len(text) < LARGE:
        return body_from(text, "html")
    return await asyncio.to_thread(body_from, text, "html")
