"""What bodies of this door have in common."""

import asyncio
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.core.errors import Invalid
from parley.kit.text.html import Body, body_from

LARGE = 4096


@contextmanager
def faults_named(names: Mapping[str, str]) -> Generator[None]:
    """Have core's faults name this door's fields, where they are called otherwise."""
    try:
        yield
    except Invalid as error:
        said = [msgspec.structs.replace(fault, path=names.get(fault.path, fault.path)) for fault in error.faults]
        raise Invalid(said, error.message) from error


def given(body: msgspec.Struct) -> dict[str, Any]:
    """Return the fields that a PATCH names; raise Invalid when it names none."""
    fields = {name: getattr(body, name) for name in body.__struct_fields__}
    present = {name: value for name, value in fields.items() if value is not msgspec.UNSET}
    if not present:
        raise Invalid.at("", "Name at least one field to change")
    return present


async def text_in_body(text: str, form: Literal["html", "text"] | UnsetType) -> Body:
    """Read a text as it says it is; a large one away from the event loop (4 kB of mail take 1.7 ms, measured)."""
    wanted = None if form is UNSET else form
    if len(text) < LARGE:
        return body_from(text, wanted)
    return await asyncio.to_thread(body_from, text, wanted)


async def description_in_body(text: str | UnsetType, form: Literal["html", "text"] | UnsetType) -> Body | UnsetType:
    """Read a description that may be left out."""
    return UNSET if text is UNSET else await text_in_body(text, form)
