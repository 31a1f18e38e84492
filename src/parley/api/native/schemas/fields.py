"""Fields on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name
from parley.core.fields import Entity, FieldType, Option, WantedOption
from parley.core.fields.options import MOST_OPTIONS

Key: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        max_length=64,
        pattern="^[a-z][a-z0-9_]*$",
        examples=["order_number"],
        extra={"says": "Must be lower-case letters, digits and underscores, a letter first"},
    ),
]
MaxLength: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=65_536, description="In characters; for texts only")]
SingleLine: TypeAlias = Annotated[bool, msgspec.Meta(description="No line breaks; for texts only")]
Options: TypeAlias = Annotated[
    list[WantedOption],
    msgspec.Meta(
        description="An option with a known id is kept, one without is new, one left out is gone",
        extra_json_schema={"maxItems": MOST_OPTIONS},
    ),
]


class FieldWire(msgspec.Struct):
    """A field. `max_length` is null unless it is a text."""

    id: Annotated[str, msgspec.Meta(examples=["field_4"])]
    entity: Entity
    key: str
    label: str
    type: FieldType
    required: bool
    public: bool
    allow_multiple: bool
    max_length: int | None
    single_line: bool
    options: list[Option]
    created_at: Moment
    updated_at: Moment


class FieldCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new field. Its key is made from its label unless given, and is unique among those of its entity.

    Only tickets have fields of type `file`.
    """

    label: Name
    type: FieldType
    entity: Literal["ticket", "customer", "company"] | UnsetType = UNSET
    key: Key | UnsetType = UNSET
    required: bool | UnsetType = UNSET
    public: bool | UnsetType = UNSET
    allow_multiple: bool | UnsetType = UNSET
    max_length: MaxLength | UnsetType = UNSET
    single_line: SingleLine | UnsetType = UNSET
    options: Options | UnsetType = UNSET


class FieldUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a field. Its entity, key and type are for ever."""

    label: Name | UnsetType = UNSET
    required: bool | UnsetType = UNSET
    public: bool | UnsetType = UNSET
    allow_multiple: bool | UnsetType = UNSET
    max_length: MaxLength | UnsetType = UNSET
    single_line: SingleLine | UnsetType = UNSET
    options: Options | UnsetType = UNSET


class FieldQuery(ListQuery, kw_only=True):
    """Fields, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("f.created_at", "timestamptz")}

    entity: Annotated[Entity, msgspec.Meta(description="Only the fields of this entity")] | None = None
