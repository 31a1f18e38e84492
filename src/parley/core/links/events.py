"""What happens to links."""

from typing import ClassVar

from parley.core.events import Event


class LinkEvent(Event, frozen=True, kw_only=True):
    """Something happened to a ticket's links."""

    KIND: ClassVar[str] = "ticket"

    link_id: int
    to: str


class TicketLinked(LinkEvent, frozen=True, kw_only=True):
    """A link was made; `to` is `ticket 12` or `jira PROJ-456`."""

    TYPE: ClassVar[str] = "ticket.linked"


class TicketUnlinked(LinkEvent, frozen=True, kw_only=True):
    """A link was removed."""

    TYPE: ClassVar[str] = "ticket.unlinked"
