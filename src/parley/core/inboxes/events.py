"""What happens to inboxes."""

from typing import ClassVar

from parley.core.events import Changes, Event


class InboxEvent(Event, frozen=True, kw_only=True):
    """Something happened to an inbox."""

    KIND: ClassVar[str] = "inbox"


class InboxCreated(InboxEvent, frozen=True, kw_only=True):
    """An inbox was made."""

    TYPE: ClassVar[str] = "inbox.created"

    name: str


class InboxUpdated(InboxEvent, frozen=True, kw_only=True):
    """An inbox changed; the one that lost the default flag to another is told of too."""

    TYPE: ClassVar[str] = "inbox.updated"

    changes: Changes


class InboxDeleted(InboxEvent, frozen=True, kw_only=True):
    """An inbox without tickets was removed."""

    TYPE: ClassVar[str] = "inbox.deleted"

    name: str
