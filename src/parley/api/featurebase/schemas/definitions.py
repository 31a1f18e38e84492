"""Definitions on the wire: what conversations are told beside, and every custom field of the workspace."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.schemas.words import Id, Moment


class AttributeOption(msgspec.Struct, gc=False):
    """One of the things to choose from."""

    id: str
    label: str


class AttributeWire(msgspec.Struct, rename="camel"):
    """What a conversation may be told beside, under this id in its `customAttributes`."""

    id: Id
    identifier: Annotated[str, msgspec.Meta(description="A word that stays")]
    name: str
    data_type: Literal["string", "number", "boolean", "date", "array", "object"]
    field_sub_type: Literal["text", "number", "select", "multi-select", "checkbox", "date"]
    created_at: Moment
    updated_at: Moment
    options: list[AttributeOption] | UnsetType = UNSET
    archived: Literal[False] = False
    object: Literal["conversation_attribute"] = "conversation_attribute"


class FieldWire(msgspec.Struct, rename="camel"):
    """A custom field, of tickets, contacts or companies."""

    id: Id
    label: str
    type: Literal["text", "number", "select", "multi-select", "checkbox", "date", "file"]
    required: bool
    public: bool
    internal: bool
    created_at: Moment
    updated_at: Moment
    options: list[AttributeOption] | UnsetType = UNSET
    allow_multiple: bool | UnsetType = UNSET
    object: Literal["custom_field"] = "custom_field"
