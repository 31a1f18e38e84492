"""What happens to tickets and messages."""

import datetime as dt
from typing import Any, ClassVar

import msgspec

from parley.core.events import Changes, Event


class TicketEvent(Event, frozen=True, kw_only=True):
    """Something happened to a ticket."""

    KIND: ClassVar[str] = "ticket"


class TicketCreated(TicketEvent, frozen=True, kw_only=True):
    """A ticket was opened."""

    TYPE: ClassVar[str] = "ticket.created"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"subject"})

    subject: str
    status: str
    priority: int
    customer_id: int
    assignee_id: int | None
    team_id: int | None
    inbox_id: int
    category_id: int | None
    company_id: int | None
    tags: list[str]
    source: str


class TicketUpdated(TicketEvent, frozen=True, kw_only=True):
    """Properties changed, each shown before and after; what may say who asks stands apart, as does the subject."""

    TYPE: ClassVar[str] = "ticket.updated"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"subject", "personal_changes"})

    changes: Changes
    personal_changes: Changes = msgspec.field(default_factory=dict[str, tuple[Any, Any]])
    subject: tuple[str, str] | None = None


class TicketStatusChanged(TicketEvent, frozen=True, kw_only=True):
    """The status changed."""

    TYPE: ClassVar[str] = "ticket.status_changed"

    before: str
    after: str
    state_before: str
    state_after: str


class TicketAssigned(TicketEvent, frozen=True, kw_only=True):
    """Another agent or team has it now, or nobody."""

    TYPE: ClassVar[str] = "ticket.assigned"

    assignee_id: int | None
    team_id: int | None
    assignee_before: int | None
    team_before: int | None


class TicketSnoozed(TicketEvent, frozen=True, kw_only=True):
    """It sleeps until a moment, or a customer's reply."""

    TYPE: ClassVar[str] = "ticket.snoozed"

    until: dt.datetime


class TicketWoken(TicketEvent, frozen=True, kw_only=True):
    """It sleeps no more."""

    TYPE: ClassVar[str] = "ticket.woken"

    reason: str


class TicketUnattended(TicketEvent, frozen=True, kw_only=True):
    """Nobody of the team has answered for as many minutes as its inbox allows; told once."""

    TYPE: ClassVar[str] = "ticket.unattended"

    inbox_id: int
    minutes: int


class TicketDeleted(TicketEvent, frozen=True, kw_only=True):
    """It was deleted; it can be restored for thirty days."""

    TYPE: ClassVar[str] = "ticket.deleted"


class TicketRestored(TicketEvent, frozen=True, kw_only=True):
    """It is back."""

    TYPE: ClassVar[str] = "ticket.restored"


class TicketContinued(TicketEvent, frozen=True, kw_only=True):
    """Its customer wrote after it was closed; the words opened another ticket, linked to this one."""

    TYPE: ClassVar[str] = "ticket.continued"

    into: int


class TicketPurged(TicketEvent, frozen=True, kw_only=True):
    """It was deleted thirty days ago, and is gone for ever with its conversation and its files."""

    TYPE: ClassVar[str] = "ticket.purged"


class TicketMerged(TicketEvent, frozen=True, kw_only=True):
    """Its messages went to another ticket, and it is closed."""

    TYPE: ClassVar[str] = "ticket.merged"

    into: int
    messages: list[int]


class TicketSplit(TicketEvent, frozen=True, kw_only=True):
    """Some of its messages became a ticket of their own."""

    TYPE: ClassVar[str] = "ticket.split"

    into: int
    messages: list[int]


class TicketUnmerged(TicketEvent, frozen=True, kw_only=True):
    """The merge was undone: these messages came back from the other ticket."""

    TYPE: ClassVar[str] = "ticket.unmerged"

    into: int
    messages: list[int]


class TicketUnsplit(TicketEvent, frozen=True, kw_only=True):
    """The split was undone: these messages came back from the ticket that was made of them."""

    TYPE: ClassVar[str] = "ticket.unsplit"

    into: int
    messages: list[int]


class TicketFollowed(TicketEvent, frozen=True, kw_only=True):
    """The agents who follow it changed."""

    TYPE: ClassVar[str] = "ticket.followers_changed"

    followers: list[int]


class TicketShared(TicketEvent, frozen=True, kw_only=True):
    """It has a public page, on which one may reply or not. The page's address is no part of this."""

    TYPE: ClassVar[str] = "ticket.shared"

    replies: bool


class TicketUnshared(TicketEvent, frozen=True, kw_only=True):
    """It has no public page any more."""

    TYPE: ClassVar[str] = "ticket.unshared"


class MessageEvent(Event, frozen=True, kw_only=True):
    """Something happened to a message; its text is read from the ticket, never from here."""

    KIND: ClassVar[str] = "message"

    kind: str
    author_kind: str
    author_id: int | None


class MessageAdded(MessageEvent, frozen=True, kw_only=True):
    """A reply, a note or a system line was added, or a draft was sent."""

    TYPE: ClassVar[str] = "message.added"


class MessageDrafted(MessageEvent, frozen=True, kw_only=True):
    """A reply was drafted: until it is sent it is the team's alone."""

    TYPE: ClassVar[str] = "message.drafted"


class MessageRedacted(MessageEvent, frozen=True, kw_only=True):
    """Nothing is left of what a message said, and of its files."""

    TYPE: ClassVar[str] = "message.redacted"
