"""What bodies say: which fields a change names, and texts in all their spellings."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from parley.core.errors import Invalid
from parley.kit.text.html import Body, Format, body_from

LARGE = 4096
T = TypeVar("T")


def given(body: msgspec.Struct, *, beside: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the fields that a change names; raise Invalid when it names none but those `beside` the change."""
    fields = {name: getattr(body, name) for name in body.__struct_fields__}
    present = {name: value for name, value in fields.items() if value is not msgspec.UNSET}
    if not present.keys() - beside:
        raise Invalid.at("", "Name at least one field to change")
    return present


async def text_in_body(text: str, form: Format | None = None) -> Body:
    """Read a text as it is said to be, else as it looks."""
    return await read_aside(lambda given: body_from(given, form), text)


async def read_aside(read: Callable[[str], T], text: str) -> T:
    """Read a text; a large one away from the event loop (4 kB of mail take 1.7 ms, measured)."""
    return read(text) if len(text) < LARGE else await asyncio.to_thread(read, text)
