"""What happens to views. What they look for may name people, so no event repeats it."""

from typing import ClassVar

from parley.core.events import Event


class ViewEvent(Event, frozen=True, kw_only=True):
    """Something happened to a view."""

    KIND: ClassVar[str] = "view"

    name: str
    shared: bool


class ViewCreated(ViewEvent, frozen=True, kw_only=True):
    """A view was made."""

    TYPE: ClassVar[str] = "view.created"


class ViewUpdated(ViewEvent, frozen=True, kw_only=True):
    """A view looks for something else, or is called something else; `fields` are those that changed."""

    TYPE: ClassVar[str] = "view.updated"

    fields: list[str]


class ViewDeleted(ViewEvent, frozen=True, kw_only=True):
    """A view was removed."""

    TYPE: ClassVar[str] = "view.deleted"
