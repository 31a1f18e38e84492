"""Tags on the wire."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Color, Moment

TagName = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=100,
        pattern=r"^[^,]*$",
        examples=["billing"],
        extra={"says": "Must hold no comma"},
    ),
]


class TagWire(msgspec.Struct):
    """A tag."""

    id: Annotated[str, msgspec.Meta(examples=["tag_7"])]
    name: str
    color: str
    created_at: Moment
    updated_at: Moment


class TagCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new tag. A name holds no comma, for lists of tags are separated by them."""

    name: TagName
    color: Color | UnsetType = UNSET


class TagUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a tag."""

    name: TagName | UnsetType = UNSET
    color: Color | UnsetType = UNSET


class TagQuery(ListQuery, kw_only=True):
    """Tags, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("g.created_at", "timestamptz")}
