"""What happens to articles and sections. An article's text is no part of an event: it may have 256 KiB."""

from typing import ClassVar

from parley.core.events import Changes, Event


class ArticleEvent(Event, frozen=True, kw_only=True):
    """Something happened to an article."""

    KIND: ClassVar[str] = "article"


class ArticleCreated(ArticleEvent, frozen=True, kw_only=True):
    """An article was written."""

    TYPE: ClassVar[str] = "article.created"

    title: str
    slug: str
    status: str
    section_id: int | None


class ArticleUpdated(ArticleEvent, frozen=True, kw_only=True):
    """An article was changed; `is_body_changed` says so of its text."""

    TYPE: ClassVar[str] = "article.updated"

    changes: Changes
    is_body_changed: bool


class ArticlePublished(ArticleEvent, frozen=True, kw_only=True):
    """A draft became visible to readers."""

    TYPE: ClassVar[str] = "article.published"

    title: str
    slug: str


class ArticleDeleted(ArticleEvent, frozen=True, kw_only=True):
    """An article was removed."""

    TYPE: ClassVar[str] = "article.deleted"

    title: str
    slug: str


class SectionEvent(Event, frozen=True, kw_only=True):
    """Something happened to a section."""

    KIND: ClassVar[str] = "section"


class SectionCreated(SectionEvent, frozen=True, kw_only=True):
    """A section was made."""

    TYPE: ClassVar[str] = "section.created"

    title: str
    slug: str
    parent_id: int | None


class SectionUpdated(SectionEvent, frozen=True, kw_only=True):
    """A section was renamed, described or moved."""

    TYPE: ClassVar[str] = "section.updated"

    changes: Changes


class SectionDeleted(SectionEvent, frozen=True, kw_only=True):
    """A section was removed; its articles stand in none."""

    TYPE: ClassVar[str] = "section.deleted"

    title: str
    slug: str
