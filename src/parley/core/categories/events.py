"""What happens to categories."""

from typing import ClassVar

from parley.core.events import Changes, Event


class CategoryEvent(Event, frozen=True, kw_only=True):
    """Something happened to a category."""

    KIND: ClassVar[str] = "category"


class CategoryCreated(CategoryEvent, frozen=True, kw_only=True):
    """A category was made."""

    TYPE: ClassVar[str] = "category.created"

    name: str
    type: str
    parent_id: int | None


class CategoryUpdated(CategoryEvent, frozen=True, kw_only=True):
    """A category changed; the one that lost the default flag to another is told of too."""

    TYPE: ClassVar[str] = "category.updated"

    changes: Changes


class CategoryDeleted(CategoryEvent, frozen=True, kw_only=True):
    """A category without tickets was removed; fields that only it named apply everywhere again."""

    TYPE: ClassVar[str] = "category.deleted"

    name: str
