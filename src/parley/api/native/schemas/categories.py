"""Categories on the wire."""

from typing import Annotated, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name
from parley.core.categories import CategoryType

FieldIds: TypeAlias = Annotated[
    list[str], msgspec.Meta(max_length=200, description="The fields it names, in its order", examples=[["field_4"]])
]
ParentId: TypeAlias = Annotated[str | None, msgspec.Meta(description="The category above; null for none")]


class CategoryWire(msgspec.Struct):
    """A category."""

    id: Annotated[str, msgspec.Meta(examples=["cat_15"])]
    name: str
    type: CategoryType
    parent_id: str | None
    field_ids: list[str]
    is_default: bool
    created_at: Moment
    updated_at: Moment


class CategoryCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new category."""

    name: Name
    type: CategoryType | UnsetType = UNSET
    parent_id: ParentId | UnsetType = UNSET
    field_ids: FieldIds | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET


class CategoryUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a category."""

    name: Name | UnsetType = UNSET
    type: CategoryType | UnsetType = UNSET
    parent_id: ParentId | UnsetType = UNSET
    field_ids: FieldIds | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET


class CategoryQuery(ListQuery, kw_only=True):
    """Categories, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("c.created_at", "timestamptz")}
