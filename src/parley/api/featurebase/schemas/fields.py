"""Custom fields on the wire."""

from typing import Literal

import msgspec

from parley.api.featurebase.schemas.words import Id, Moment


class OptionWire(msgspec.Struct):
    """One of the things to choose from; a value is its id, its label is read too."""

    id: str
    label: str


class FieldWire(msgspec.Struct, rename="camel"):
    """A custom field."""

    id: Id
    label: str
    type: Literal["text", "number", "select", "multi-select", "checkbox", "date", "file"]
    allow_multiple: bool
    internal: bool
    options: list[OptionWire]
    placeholder: str
    public: bool
    required: bool
    created_at: Moment
    updated_at: Moment
    object: Literal["custom_field"] = "custom_field"
