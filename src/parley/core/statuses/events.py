"""What happens to statuses."""

from typing import ClassVar

from parley.core.events import Changes, Event


class StatusEvent(Event, frozen=True, kw_only=True):
    """Something happened to a status."""

    KIND: ClassVar[str] = "status"


class StatusCreated(StatusEvent, frozen=True, kw_only=True):
    """A status was made."""

    TYPE: ClassVar[str] = "status.created"

    key: str
    name: str
    state: str


class StatusUpdated(StatusEvent, frozen=True, kw_only=True):
    """A status changed; the one that lost the default flag to another is told of too."""

    TYPE: ClassVar[str] = "status.updated"

    changes: Changes


class StatusDeleted(StatusEvent, frozen=True, kw_only=True):
    """A status that no ticket had was removed."""

    TYPE: ClassVar[str] = "status.deleted"

    key: str
    name: str
