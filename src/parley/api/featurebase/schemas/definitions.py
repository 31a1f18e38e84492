"""Definitions on the wire: what conversations are told beside."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.schemas.fields import OptionWire
from parley.api.featurebase.schemas.words import DataType, Id, Moment, SubType


class AttributeWire(msgspec.Struct, rename="camel"):
    """What a conversation may be told beside, under this id in its `customAttributes`."""

    id: Id
    identifier: Annotated[str, msgspec.Meta(description="A word that stays")]
    name: str
    data_type: DataType
    field_sub_type: SubType
    created_at: Moment
    updated_at: Moment
    options: list[OptionWire] | UnsetType = UNSET
    archived: Literal[False] = False
    object: Literal["conversation_attribute"] = "conversation_attribute"
