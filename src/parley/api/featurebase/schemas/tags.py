"""Conversation tags on the wire."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.schemas.words import GivenId, Id


class TagWire(msgspec.Struct, gc=False):
    """A tag."""

    id: Id
    name: str
    type: Literal["tag"] = "tag"


class TagInput(msgspec.Struct, rename="camel", kw_only=True):
    """A tag to make, or with an `id` to rename. An `actingAdminId` must exist; the key answers for what is done."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["Churn"])]
    id: GivenId | UnsetType = UNSET
    acting_admin_id: GivenId | UnsetType = UNSET


class DeletedTag(msgspec.Struct):
    """A tag that is gone."""

    id: Id
    deleted: Literal[True] = True
    object: Literal["tag"] = "tag"
