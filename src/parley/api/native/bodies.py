"""What bodies of this door have in common."""

from typing import Literal

from msgspec import UNSET, UnsetType

from parley.api.toolbox import bodies as toolbox
from parley.api.toolbox.bodies import given
from parley.kit.text.html import Body

__all__ = ["description_in_body", "given", "text_in_body"]


async def text_in_body(text: str, form: Literal["html", "text"] | UnsetType) -> Body:
    """Read a text as it says it is."""
    return await toolbox.text_in_body(text, None if form is UNSET else form)


async def description_in_body(text: str | UnsetType, form: Literal["html", "text"] | UnsetType) -> Body | UnsetType:
    """Read a description that may be left out."""
    return UNSET if text is UNSET else await text_in_body(text, form)
