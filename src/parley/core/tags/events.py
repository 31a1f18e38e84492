"""What happens to tags."""

from typing import ClassVar

from parley.core.events import Changes, Event


class TagEvent(Event, frozen=True, kw_only=True):
    """Something happened to a tag."""

    KIND: ClassVar[str] = "tag"


class TagCreated(TagEvent, frozen=True, kw_only=True):
    """A tag was made."""

    TYPE: ClassVar[str] = "tag.created"

    name: str
    color: str


class TagUpdated(TagEvent, frozen=True, kw_only=True):
    """A tag was renamed or recoloured."""

    TYPE: ClassVar[str] = "tag.updated"

    changes: Changes


class TagDeleted(TagEvent, frozen=True, kw_only=True):
    """A tag was removed, also from every ticket that had it."""

    TYPE: ClassVar[str] = "tag.deleted"

    name: str
