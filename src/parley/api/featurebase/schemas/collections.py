"""Collections of articles on the wire: the house's sections."""

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.help_center import LOCALE, Locale, locales
from parley.api.featurebase.schemas.words import GivenId, Id, Moment

Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["Getting started"])]
Description: TypeAlias = Annotated[str, msgspec.Meta(max_length=2000)]


class CollectionTranslation(msgspec.Struct, rename="camel"):
    """Its texts in a language."""

    name: str
    description: str
    slug: str
    article_count: int


class CollectionIcon(msgspec.Struct):
    """An icon; no collection of ours has one."""

    type: str
    value: str


class CollectionWire(msgspec.Struct, rename="camel"):
    """A collection. `articleCount` stops at 10,000."""

    id: Id
    name: str
    description: str
    slug: str
    parent_id: Id | None
    help_center_id: Id
    organization: Id
    article_count: int
    translations: dict[str, CollectionTranslation]
    created_at: Moment
    updated_at: Moment
    icon: CollectionIcon | None = None
    order: int | None = None
    default_locale: Locale = LOCALE
    locale: Locale = LOCALE
    available_locales: list[Locale] = msgspec.field(default_factory=locales)
    object: Literal["collection"] = "collection"


class CollectionQuery(ListQuery, kw_only=True, rename="camel"):
    """Which collections are listed."""

    ORDER = ("s.created_at", "timestamptz", "desc")

    help_center_id: Annotated[GivenId, msgspec.Meta(description="Only those of this help center")] | None = None


class CollectionInput(msgspec.Struct, rename="camel", kw_only=True):
    """A new collection. Icons and further languages are passed over."""

    name: Name
    description: Description | UnsetType = UNSET
    parent_id: GivenId | UnsetType | None = UNSET


class CollectionChange(msgspec.Struct, rename="camel", kw_only=True):
    """What may change of a collection."""

    name: Name | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    parent_id: GivenId | UnsetType | None = UNSET


class DeletedCollection(msgspec.Struct):
    """A collection that is gone."""

    id: Id
    deleted: Literal[True] = True
    object: Literal["collection"] = "collection"
