"""Articles of the help center on the wire."""

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.help_center import LOCALE, Locale, locales
from parley.api.featurebase.schemas.queries import SearchInput
from parley.api.featurebase.schemas.words import GivenId, Id, Moment
from parley.kit.db.listing import Order

Title: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["Getting Started Guide"])]
Description: TypeAlias = Annotated[str, msgspec.Meta(max_length=2000)]
Html: TypeAlias = Annotated[str, msgspec.Meta(max_length=256 * 1024, examples=["<p>Welcome.</p>"])]
Stage: TypeAlias = Literal["live", "draft"]
Formatter: TypeAlias = Annotated[
    Literal["default", "ai"], msgspec.Meta(description="The body is HTML; with `ai`, Markdown")
]
RELEVANCE = Order("rank", "int", "asc")


class ArticleAuthor(msgspec.Struct, rename="camel"):
    """Who wrote it."""

    author_id: Id
    name: str
    avatar_url: str | None = None


class ArticleIcon(msgspec.Struct):
    """An icon; no article of ours has one."""

    type: Literal["emoji", "custom"]
    value: str


class ArticleTranslation(msgspec.Struct, rename="camel"):
    """Its texts in a language."""

    title: str
    description: str
    body: str
    slug: str
    created_at: Moment
    updated_at: Moment


class ArticleWire(msgspec.Struct, rename="camel"):
    """An article; its body is safe HTML."""

    id: Id
    title: str
    description: str
    body: str
    slug: str
    parent_id: Id | None
    help_center_id: Id
    organization: Id
    state: Stage
    is_published: bool
    published_locales: list[Locale]
    translations: dict[str, ArticleTranslation]
    created_at: Moment
    updated_at: Moment
    author: ArticleAuthor | UnsetType = UNSET
    live_updated_at: Moment | UnsetType = UNSET
    is_draft_differs_from_live: bool = False
    icon: ArticleIcon | None = None
    order: int | None = None
    default_locale: Locale = LOCALE
    locale: Locale = LOCALE
    available_locales: list[Locale] = msgspec.field(default_factory=locales)
    object: Literal["article"] = "article"


class ArticleQuery(ListQuery, kw_only=True, rename="camel"):
    """Which articles are listed."""

    ORDER = ("a.created_at", "timestamptz", "desc")

    state: Annotated[Literal["live", "draft", "all"], msgspec.Meta(description="Published, drafts, or both")] = "live"
    parent_id: Annotated[GivenId, msgspec.Meta(description="Only those of this collection")] | None = None
    help_center_id: Annotated[GivenId, msgspec.Meta(description="Only those of this help center")] | None = None


class ArticleStage(msgspec.Struct):
    """Which version of an article is meant; a published article's draft is what is published."""

    state: Annotated[Stage, msgspec.Meta(description="`live`: only when it is published")] | None = None


class ArticleInput(msgspec.Struct, rename="camel", kw_only=True):
    """A new article. Icons and further languages are passed over."""

    title: Title
    body: Html = ""
    description: Description | UnsetType = UNSET
    formatter: Formatter = "default"
    parent_id: GivenId | UnsetType | None = UNSET
    help_center_id: GivenId | UnsetType = UNSET
    state: Stage = "draft"


class ArticleChange(msgspec.Struct, rename="camel", kw_only=True):
    """What may change of an article."""

    title: Title | UnsetType = UNSET
    body: Html | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    formatter: Formatter = "default"
    parent_id: GivenId | UnsetType | None = UNSET
    author_id: GivenId | UnsetType = UNSET
    state: Stage | UnsetType = UNSET


class ArticleSearch(SearchInput, kw_only=True, rename="camel"):
    """What articles are searched by: words, clauses, or both. With words the best come first, unless sorted."""

    search: Annotated[str, msgspec.Meta(min_length=1, max_length=500)] | None = None
    sort: Literal["created_at:desc", "created_at:asc", "updated_at:desc", "updated_at:asc"] | None = None

    @property
    def order(self) -> Order:
        """The order of the list."""
        if self.sort is None and self.search is not None:
            return RELEVANCE
        column, _, way = (self.sort or "created_at:desc").partition(":")
        return Order(f"a.{column}", "timestamptz", "asc" if way == "asc" else "desc")


class DeletedArticle(msgspec.Struct):
    """An article that is gone."""

    id: Id
    deleted: Literal[True] = True
    object: Literal["article"] = "article"
