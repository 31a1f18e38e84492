"""What happens to threads."""

from typing import ClassVar

from parley.core.events import Event


class ThreadEvent(Event, frozen=True, kw_only=True):
    """Something happened to a ticket's threads; `kind` is `request` or `triage`."""

    KIND: ClassVar[str] = "ticket"

    kind: str
    channel_id: str
    thread_ts: str


class ThreadSet(ThreadEvent, frozen=True, kw_only=True):
    """The ticket's conversation goes on in this thread, instead of the one before where there was one."""

    TYPE: ClassVar[str] = "ticket.thread_set"


class ThreadRemoved(ThreadEvent, frozen=True, kw_only=True):
    """The ticket has no thread of this kind any more."""

    TYPE: ClassVar[str] = "ticket.thread_removed"
