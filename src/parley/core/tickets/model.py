"""What a ticket and a message are, and the pure rules of their lives."""

import datetime as dt
from enum import IntEnum, StrEnum
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from parley.core.actor import Actor, ActorKind
from parley.kit.text.html import Body

MAX_DESCRIPTION = 256 * 1024
MAX_SUBJECT = 1_000
MAX_TAGS = 100
MAX_CC = 50
RESTORABLE = dt.timedelta(days=30)


class Priority(IntEnum):
    """How much it presses; the order is the sort order."""

    LOW = 1
    NORMAL = 2
    HIGH = 3
    URGENT = 4


class State(StrEnum):
    """What a status means, whatever it is called."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    PENDING = "pending"
    ON_HOLD = "on_hold"
    SOLVED = "solved"
    CLOSED = "closed"


DONE = frozenset({State.SOLVED, State.CLOSED})
WAITING = frozenset({State.PENDING, State.SOLVED})


class StatusRef(msgspec.Struct, frozen=True, gc=False):
    """A ticket's status as far as readers want to know it."""

    id: int
    key: str
    name: str
    state: State
    type: str
    color: str
    is_default: bool


class CustomerRef(msgspec.Struct, frozen=True, gc=False):
    """Who asks."""

    id: int
    email: str | None
    name: str | None
    avatar_url: str | None = None


class AgentRef(msgspec.Struct, frozen=True, gc=False):
    """Who answers."""

    id: int
    email: str
    name: str


class Description(msgspec.Struct, frozen=True, gc=False):
    """The opening message, clean and plain."""

    html: str
    text: str


class Ticket(msgspec.Struct, frozen=True, gc=False):
    """A ticket. `custom_fields` is keyed by field id as text; `description` is None where it was not asked for.

    `setup` is the version of the workspace's words that it was read under: older ones may lack its inbox or a field.
    `public_page` is what the token of its public page is signed over, None where it has none; `public_replies` says
    whether one may reply there.
    """

    number: int
    subject: str
    status: StatusRef
    priority: Priority
    open: bool
    customer: CustomerRef
    assignee: AgentRef | None
    company_id: int | None
    team_id: int | None
    inbox_id: int
    category_id: int | None
    sentiment: str | None
    source: str
    source_name: str | None
    cc: list[str]
    custom_fields: dict[str, Any]
    metadata: dict[str, Any]
    tags: list[str]
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
    first_response_at: dt.datetime | None
    resolved_at: dt.datetime | None
    first_resolved_at: dt.datetime | None
    snoozed_until: dt.datetime | None
    setup: int
    description: Description | None = None
    public_page: int | None = None
    public_replies: bool = True


class NewTicket(msgspec.Struct, frozen=True, kw_only=True):
    """What one may say of a ticket when opening it. The customer is given by id, by e-mail, or is the actor's own.

    `created_at` is for what was asked elsewhere before: the ticket and its opening message are of that moment.
    """

    subject: str
    description: Body | None = None
    customer_id: int | None = None
    customer_email: str | None = None
    customer_name: str | None = None
    status: str | None = None
    priority: Priority = Priority.NORMAL
    assignee_id: int | None = None
    team_id: int | None = None
    company_id: int | None = None
    inbox_id: int | None = None
    category_id: int | None = None
    sentiment: str | None = None
    source: str = "api"
    source_name: str | None = None
    cc: list[str] = []
    tags: list[str] = []
    custom_fields: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    files: dict[str, int] = {}
    created_at: dt.datetime | None = None


class PastMessage(msgspec.Struct, frozen=True):
    """What was said on a ticket elsewhere, before; by the ticket's own customer where no author is given."""

    body: Body
    created_at: dt.datetime
    author: "Author | None" = None
    internal: bool = False


class PastTicket(NewTicket, frozen=True, kw_only=True):
    """A ticket with a past: it may keep the number, the moments and the conversation that it had elsewhere."""

    number: int | None = None
    updated_at: dt.datetime | None = None
    resolved_at: dt.datetime | None = None
    messages: list[PastMessage] = []


class TicketChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What to change; UNSET is left as it is, None clears.

    `tags` replaces; `custom_fields` and `metadata` change those named.
    """

    subject: str | UnsetType = UNSET
    description: Body | UnsetType = UNSET
    status: str | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    open: bool | UnsetType = UNSET
    customer_id: int | UnsetType = UNSET
    assignee_id: int | UnsetType | None = UNSET
    team_id: int | UnsetType | None = UNSET
    company_id: int | UnsetType | None = UNSET
    inbox_id: int | UnsetType = UNSET
    category_id: int | UnsetType | None = UNSET
    sentiment: str | UnsetType | None = UNSET
    source_name: str | UnsetType | None = UNSET
    cc: list[str] | UnsetType = UNSET
    tags: list[str] | UnsetType = UNSET
    custom_fields: dict[str, Any] | UnsetType = UNSET
    metadata: dict[str, Any] | UnsetType = UNSET
    snoozed_until: dt.datetime | UnsetType | None = UNSET


class MessageKind(StrEnum):
    """The opening is the description; a note never leaves the house; a system line is written by the desk."""

    OPENING = "opening"
    REPLY = "reply"
    NOTE = "note"
    SYSTEM = "system"


class Author(msgspec.Struct, frozen=True):
    """Who wrote it; the name as it was then."""

    kind: ActorKind
    id: int | None
    name: str

    @property
    def is_responder(self) -> bool:
        """Whether what it says to a customer counts as the team's answer."""
        return self.kind in {ActorKind.AGENT, ActorKind.KEY}

    @classmethod
    def of(cls, actor: Actor) -> "Author":
        """Make the author an actor is."""
        return cls(actor.kind, actor.id, actor.name)


class Message(msgspec.Struct, frozen=True):
    """A message of a ticket's conversation; `parent_id` is the message of the same ticket that it answers.

    A draft is the team's alone until it is sent. Nothing is left of what a redacted message said.
    """

    id: int
    ticket: int
    kind: MessageKind
    author: Author
    html: str
    text: str
    delivery: dict[str, Any] | None
    created_at: dt.datetime
    draft: bool
    parent_id: int | None
    redacted: bool

    @property
    def is_opening(self) -> bool:
        """Whether it is the ticket's description."""
        return self.kind is MessageKind.OPENING

    @property
    def is_internal(self) -> bool:
        """Whether it never leaves the house."""
        return self.kind is MessageKind.NOTE


class Original(msgspec.Struct, frozen=True):
    """A message and what was written, byte for byte: a stranger's words, which are text and never markup.

    `origin` is the door or channel it came by, None where no event tells of it (any more) at its ticket.
    """

    message: Message
    raw: str
    format: str
    origin: str | None


def is_done(state: State) -> bool:
    """Whether nothing more is owed to the customer in this state."""
    return state in DONE


def may_reopen(state: State) -> bool:
    """Whether a customer's reply brings a ticket in this state back to the team."""
    return state in WAITING
