"""Articles on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.sections import SectionId
from parley.api.native.schemas.words import Moment, Name, Slug

Status: TypeAlias = Literal["draft", "published"]
Markdown: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=262_144, description="Markdown, 256 KiB at most", examples=["# How to"])
]


class AuthorWire(msgspec.Struct):
    """The agent who wrote it."""

    id: Annotated[str, msgspec.Meta(examples=["user_3"])]
    name: str


class ArticleSummaryWire(msgspec.Struct, kw_only=True):
    """An article in a list; `excerpt` is the beginning of its text."""

    id: Annotated[str, msgspec.Meta(examples=["art_7"])]
    title: str
    slug: str
    status: Status
    collection_id: SectionId | None
    author: AuthorWire | None
    excerpt: str
    published_at: Moment | None
    created_at: Moment
    updated_at: Moment


class ArticleWire(ArticleSummaryWire, kw_only=True):
    """A whole article; `body_html` is made from `body` and is safe to show."""

    body: str
    body_html: str


class ArticleCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new article. Without a slug it gets one from its title, numbered when it is taken."""

    title: Name
    body: Markdown = ""
    collection_id: SectionId | None = None
    status: Status = "draft"
    slug: Slug | None = None


class ArticleUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of an article; `collection_id: null` takes it out of its section."""

    title: Name | UnsetType = UNSET
    body: Markdown | UnsetType = UNSET
    collection_id: SectionId | UnsetType | None = UNSET
    status: Status | UnsetType = UNSET
    slug: Slug | UnsetType = UNSET


class ArticleQuery(ListQuery, kw_only=True):
    """Articles, newest first unless told otherwise; `search` is full text over title and body."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "created_at": ("a.created_at", "timestamptz"),
        "updated_at": ("a.updated_at", "timestamptz"),
    }

    collection_id: Annotated[SectionId, msgspec.Meta(description="Filter by collection")] | None = None
    status: Annotated[Status, msgspec.Meta(description="Filter by status")] | None = None
    search: Annotated[str, msgspec.Meta(description="Search content", max_length=1_000)] | None = None
    order_by: Annotated[Literal["created_at", "updated_at"], msgspec.Meta(description="Sort field")] = "created_at"


class PictureWire(msgspec.Struct):
    """A picture for articles. `url` is its address within the help centre, for anybody and for ever."""

    id: Annotated[str, msgspec.Meta(examples=["file_12"])]
    name: str
    url: str
