"""Sections on the wire, where seed 004 calls them collections."""

from typing import Annotated, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name, Slug

SectionId: TypeAlias = Annotated[str, msgspec.Meta(max_length=40, examples=["col_123"])]
Description: TypeAlias = Annotated[str, msgspec.Meta(max_length=2_000)]


class SectionWire(msgspec.Struct):
    """A section. `article_count` counts up to 10,000, drafts too."""

    id: SectionId
    title: str
    slug: str
    description: str
    parent_id: SectionId | None
    article_count: int
    created_at: Moment
    updated_at: Moment


class SectionCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new section. Without a slug it gets one from its title."""

    title: Name
    slug: Slug | None = None
    description: Description = ""
    parent_id: SectionId | None = None


class SectionUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a section; `parent_id: null` takes it to the top."""

    title: Name | UnsetType = UNSET
    slug: Slug | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    parent_id: SectionId | UnsetType | None = UNSET


class SectionQuery(ListQuery, kw_only=True):
    """Sections, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("s.created_at", "timestamptz")}

    parent_id: Annotated[SectionId, msgspec.Meta(description="Only those directly inside this one")] | None = None
