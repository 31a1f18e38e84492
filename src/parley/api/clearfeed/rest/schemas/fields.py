"""Custom fields on the wire."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.clearfeed.rest.schemas.words import Id, Moment, Name

EntityWord = Literal["request", "customer"]
TypeWord = Literal["select", "multi_select", "text", "date", "number", "user_select"]


class OptionWire(msgspec.Struct):
    """One of the things to choose from."""

    id: str
    value: str


class FieldConfigWire(msgspec.Struct):
    """What the type knows: options of a select, the length of a text."""

    options: list[OptionWire] | UnsetType = UNSET
    last_option_id: Annotated[str, msgspec.Meta(description="The highest id ever given")] | UnsetType = UNSET
    max_length: int | UnsetType = UNSET
    single_line: bool | UnsetType = UNSET


class FieldWire(msgspec.Struct):
    """A custom field."""

    id: int
    entity_type: EntityWord
    name: str
    version: int
    type: TypeWord
    config: FieldConfigWire
    created_at: Moment
    updated_at: Moment


class FieldAnswer(msgspec.Struct):
    """One custom field."""

    custom_field: FieldWire


class FieldsAnswer(msgspec.Struct):
    """All custom fields."""

    custom_fields: list[FieldWire]


class WantedOptionWire(msgspec.Struct):
    """An option: with a known id it is kept, without one it is added."""

    value: Name
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=20)] | UnsetType | None = UNSET


class FieldConfigBody(msgspec.Struct):
    """What the type knows. Options that are not named are removed."""

    options: Annotated[list[WantedOptionWire], msgspec.Meta(max_length=500)] | UnsetType = UNSET
    max_length: Annotated[int, msgspec.Meta(ge=1, le=65_536)] | UnsetType = UNSET
    single_line: bool | UnsetType = UNSET


class FieldCreate(msgspec.Struct, kw_only=True):
    """A new custom field; of requests, unless the query or `entity_type` says otherwise."""

    name: Name
    type: TypeWord
    config: FieldConfigBody | UnsetType = UNSET
    entity_type: EntityWord | UnsetType = UNSET


class FieldReplace(msgspec.Struct, kw_only=True):
    """What a custom field shall be, and the version that is changed: 409 when it is no longer the present one."""

    name: Name
    type: TypeWord
    version: Id
    config: FieldConfigBody | UnsetType = UNSET


class FieldQuery(msgspec.Struct):
    """Whose fields."""

    entity_type: Annotated[EntityWord, msgspec.Meta(description="Of requests, or of customers")] | None = None
