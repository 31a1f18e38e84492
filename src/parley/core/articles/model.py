"""What an article and a section are, and what their texts and slugs must obey."""

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Final, TypedDict

import msgspec

from parley.core.clauses import Clause
from parley.core.errors import Conflict, Invalid, NotFound
from parley.kit.text.slugs import LONGEST_SLUG, slug_from

LONGEST_TITLE: Final = 255
LONGEST_DESCRIPTION: Final = 2_000
LARGEST_BODY: Final = 256 * 1024
EXCERPT: Final = 200
DEEPEST_SECTION: Final = 5
LONGEST_BARE_SLUG: Final = 70
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ArticleNotFound(NotFound):
    """No such article in this workspace."""

    def __init__(self) -> None:
        super().__init__("Article")


class SectionNotFound(NotFound):
    """No such section in this workspace."""

    def __init__(self) -> None:
        super().__init__("Section")


class ArticleSlugTaken(Conflict):
    """Another article has this slug."""

    code = "article_slug_taken"

    def __init__(self) -> None:
        super().__init__("An article with this slug exists already")


class SectionSlugTaken(Conflict):
    """Another section has this slug."""

    code = "section_slug_taken"

    def __init__(self) -> None:
        super().__init__("A section with this slug exists already")


class SectionNotEmpty(Conflict):
    """Other sections stand inside this one."""

    code = "section_not_empty"

    def __init__(self) -> None:
        super().__init__("The section has sections inside it: move or delete them first")


class ArticleStatus(StrEnum):
    """Whether readers may see it."""

    DRAFT = "draft"
    PUBLISHED = "published"


class ArticleSummary(msgspec.Struct, frozen=True, kw_only=True):
    """An article as lists show it. `excerpt` is the beginning of its text; the author may have left."""

    id: int
    title: str
    slug: str
    description: str
    status: ArticleStatus
    section_id: int | None
    author_id: int | None
    author_name: str | None
    excerpt: str
    published_at: dt.datetime | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class Article(ArticleSummary, frozen=True, kw_only=True):
    """A whole article: `body` is markdown, `body_html` what the policy of that number made of it."""

    body: str
    body_html: str
    policy: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a new article is made of."""

    title: str
    slug: str
    description: str
    body: str
    status: ArticleStatus
    section_id: int | None
    author_id: int | None


class Section(msgspec.Struct, frozen=True):
    """A place for articles. `article_count` stops at 10,000."""

    id: int
    title: str
    slug: str
    description: str
    parent_id: int | None
    article_count: int
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class WantedArticles(TypedDict, total=False):
    """Which articles are listed; None is no condition. `clauses` are in words of the store's CLAUSE_FIELDS."""

    status: ArticleStatus | None
    section_id: int | None
    clauses: Sequence[Clause]


def check_description(description: str) -> str:
    """Return the text; raise Invalid when it is longer than 2,000 characters."""
    if len(description) > LONGEST_DESCRIPTION:
        raise Invalid.at("description", f"May have {LONGEST_DESCRIPTION} characters at most")
    return description


def check_slug(slug: str) -> str:
    """Return the slug; raise Invalid when it is no word for an address."""
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        raise Invalid.at("slug", f"Must be lower-case letters, digits and single hyphens, {LONGEST_SLUG} at most")
    return slug


def check_body(body: str) -> str:
    """Return the markdown; raise Invalid when it is larger than 256 KiB."""
    if len(body.encode()) > LARGEST_BODY:
        raise Invalid.at("body", f"May have {LARGEST_BODY} bytes at most")
    return body


def bare_slug(title: str) -> str:
    """Return the slug of a title, short enough to be numbered."""
    return slug_from(title)[:LONGEST_BARE_SLUG].rstrip("-")


def numbered_slug(slug: str, taken: AbstractSet[int]) -> str:
    """Return the slug with the first free number, `slug`, `slug-2`, `slug-3`; the bare one counts as 1."""
    number = next(number for number in itertools.count(1) if number not in taken)
    return slug if number == 1 else f"{slug}-{number}"
