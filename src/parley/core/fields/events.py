"""What happens to fields."""

from typing import ClassVar

from parley.core.events import Changes, Event


class FieldEvent(Event, frozen=True, kw_only=True):
    """Something happened to a field's definition."""

    KIND: ClassVar[str] = "field"


class FieldCreated(FieldEvent, frozen=True, kw_only=True):
    """A field was defined."""

    TYPE: ClassVar[str] = "field.created"

    entity: str
    key: str
    label: str
    type: str


class FieldUpdated(FieldEvent, frozen=True, kw_only=True):
    """A field's definition changed."""

    TYPE: ClassVar[str] = "field.updated"

    changes: Changes


class FieldDeleted(FieldEvent, frozen=True, kw_only=True):
    """A field's definition was removed; its values are shown no more."""

    TYPE: ClassVar[str] = "field.deleted"

    entity: str
    key: str
    label: str
