"""Tickets on the wire."""

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.files import AttachmentWire
from parley.api.native.schemas.words import Moment

Subject: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=1000, examples=["Help needed"])]
Text: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=262_144, description="HTML or plain text, 256 KiB at most", examples=["It is broken."])
]
Format: TypeAlias = Annotated[
    Literal["html", "text"],
    msgspec.Meta(description="How to read the text; by default HTML only if it holds a known tag"),
]
PriorityWord: TypeAlias = Literal["low", "medium", "normal", "high", "urgent"]
Email: TypeAlias = Annotated[str, msgspec.Meta(min_length=3, max_length=254, examples=["user@example.com"])]
Words: TypeAlias = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=1, max_length=100)]], msgspec.Meta(max_length=100)
]
Addresses: TypeAlias = Annotated[list[Email], msgspec.Meta(max_length=50)]
Key: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Id: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Sentiment: TypeAlias = Literal["question", "praise", "suggestion", "complaint"]
TicketId: TypeAlias = Annotated[str, msgspec.Meta(description="`tkt_123`, or the bare number", examples=["tkt_123"])]
Bound: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=40, description="A time with its zone, or a date (00:00 UTC); itself left out")
]
CustomFields: TypeAlias = Annotated[
    dict[str, Any], msgspec.Meta(description="Values by field key; null clears", max_length=200)
]


PARTS = "description|last_message|unread"


class TicketCustomer(msgspec.Struct, gc=False):
    """Who asks."""

    id: str
    email: str | None
    name: str | None


class TicketAgent(msgspec.Struct, gc=False):
    """Who answers."""

    id: str
    email: str
    name: str


class LastMessageWire(msgspec.Struct, gc=False):
    """The newest thing said on a ticket, by whom, and how it begins."""

    id: str
    type: Literal["reply", "note", "opening"]
    author_type: str
    author_name: str
    preview: str
    created_at: Moment


class TicketWire(msgspec.Struct, gc=False):
    """A ticket. `description`, `last_message` and `unread` are in lists only where `include` asks for them.

    `attachments` are the files that came with the description, shown where a single ticket is read. `url` is the
    agents' page of it, `public_url` the one that whoever holds the address may read.
    """

    id: Annotated[str, msgspec.Meta(examples=["tkt_123"])]
    number: int
    subject: str
    status: str
    state: Literal["open", "in_progress", "pending", "on_hold", "solved", "closed"]
    priority: Literal["low", "medium", "high", "urgent"]
    open: bool
    customer: TicketCustomer
    assignee: TicketAgent | None
    team_id: str | None
    company_id: str | None
    inbox_id: str
    category_id: str | None
    tags: list[str]
    cc: list[str]
    custom_fields: dict[str, Any]
    sentiment: Sentiment | None
    source: str
    source_name: str | None
    url: str
    public_url: str | None
    version: int
    created_at: Moment
    updated_at: Moment
    first_response_at: Moment | None
    resolved_at: Moment | None
    first_resolved_at: Moment | None
    snoozed_until: Moment | None
    description: str | UnsetType = UNSET
    description_text: str | UnsetType = UNSET
    attachments: list[AttachmentWire] | UnsetType = UNSET
    last_message: LastMessageWire | UnsetType | None = UNSET
    unread: bool | UnsetType = UNSET


class TicketCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A new ticket. The customer is named by `customer_email` (found or created) or `customer_id`."""

    subject: Subject
    description: Text | UnsetType = UNSET
    format: Format | UnsetType = UNSET
    customer_email: Email | UnsetType = UNSET
    customer_id: Id | UnsetType = UNSET
    customer_name: Annotated[str, msgspec.Meta(max_length=255)] | UnsetType = UNSET
    priority: PriorityWord = "medium"
    tags: Words | UnsetType = UNSET
    status: Key | UnsetType = UNSET
    assignee_id: Id | UnsetType | None = UNSET
    team_id: Id | UnsetType | None = UNSET
    company_id: Id | UnsetType | None = UNSET
    inbox_id: Id | UnsetType = UNSET
    category_id: Id | UnsetType | None = UNSET
    sentiment: Sentiment | UnsetType | None = UNSET
    source_name: Annotated[str, msgspec.Meta(max_length=255)] | UnsetType | None = UNSET
    cc: Addresses | UnsetType = UNSET
    custom_fields: CustomFields | UnsetType = UNSET
    attachments: Annotated[list[Id], msgspec.Meta(max_length=20, description="Ids of uploaded files")] | UnsetType = (
        UNSET
    )


class TicketUpdate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What to change of a ticket. `tags` and `cc` replace; `custom_fields` changes those that are named."""

    subject: Subject | UnsetType = UNSET
    description: Text | UnsetType = UNSET
    format: Format | UnsetType = UNSET
    customer_id: Id | UnsetType = UNSET
    priority: PriorityWord | UnsetType = UNSET
    tags: Words | UnsetType = UNSET
    status: Key | UnsetType = UNSET
    open: bool | UnsetType = UNSET
    assignee_id: Id | UnsetType | None = UNSET
    team_id: Id | UnsetType | None = UNSET
    company_id: Id | UnsetType | None = UNSET
    inbox_id: Id | UnsetType = UNSET
    category_id: Id | UnsetType | None = UNSET
    sentiment: Sentiment | UnsetType | None = UNSET
    source_name: Annotated[str, msgspec.Meta(max_length=255)] | UnsetType | None = UNSET
    cc: Addresses | UnsetType = UNSET
    custom_fields: CustomFields | UnsetType = UNSET


class TicketQuery(ListQuery, kw_only=True):
    """Tickets, newest first. Filters are joined by "and"."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "created_at": ("t.created_at", "timestamptz"),
        "updated_at": ("t.updated_at", "timestamptz"),
        "priority": ("t.priority", "smallint"),
    }

    status: (
        Annotated[
            str, msgspec.Meta(min_length=1, max_length=700, description="Status keys, comma-separated: any of them")
        ]
        | None
    ) = None
    state: (
        Annotated[str, msgspec.Meta(min_length=1, max_length=100, description="States, comma-separated: any of them")]
        | None
    ) = None
    priority: (
        Annotated[
            str, msgspec.Meta(min_length=1, max_length=100, description="Priorities, comma-separated: any of them")
        ]
        | None
    ) = None
    assignee_id: (
        Annotated[
            str, msgspec.Meta(max_length=40, description="Filter by assignee; `me` is whoever asks, `none` nobody")
        ]
        | None
    ) = None
    customer_id: Annotated[str, msgspec.Meta(max_length=40, description="Filter by customer")] | None = None
    company_id: Annotated[str, msgspec.Meta(max_length=40, description="Filter by company")] | None = None
    team_id: Annotated[str, msgspec.Meta(max_length=40, description="Filter by team")] | None = None
    inbox_id: Annotated[str, msgspec.Meta(max_length=40, description="Filter by inbox")] | None = None
    category_id: Annotated[str, msgspec.Meta(max_length=40, description="Filter by category")] | None = None
    unassigned: Annotated[bool, msgspec.Meta(description="true: only unassigned; false: only assigned")] | None = None
    tags: (
        Annotated[
            str, msgspec.Meta(min_length=1, max_length=2000, description="Tag names, comma-separated: all of them")
        ]
        | None
    ) = None
    snoozed: Annotated[bool, msgspec.Meta(description="true: only those that sleep; false: only others")] | None = None
    source: Annotated[str, msgspec.Meta(min_length=1, max_length=200, description="Where from: any of them")] | None = (
        None
    )
    created_after: Bound | None = None
    created_before: Bound | None = None
    updated_after: Bound | None = None
    updated_before: Bound | None = None
    search: (
        Annotated[str, msgspec.Meta(max_length=500, description="Full text over subject, description and messages")]
        | None
    ) = None
    unread: (
        Annotated[bool, msgspec.Meta(description="true: those on which others have said what you have not read")] | None
    ) = None
    include: (
        Annotated[
            str,
            msgspec.Meta(
                pattern=f"^({PARTS})(,({PARTS}))*$",
                max_length=100,
                description="What to add, comma-separated: `description`, `last_message`, `unread`",
            ),
        ]
        | None
    ) = None
    order_by: Annotated[Literal["created_at", "updated_at", "priority"], msgspec.Meta(description="Sort field")] = (
        "created_at"
    )


class MergeBody(msgspec.Struct, forbid_unknown_fields=True):
    """Where to."""

    into: TicketId | int


class SplitBody(msgspec.Struct, forbid_unknown_fields=True):
    """Which conversations to split off, and the new ticket's subject (by default the old one's)."""

    message_ids: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=100)]
    subject: Subject | UnsetType = UNSET


class SnoozeBody(msgspec.Struct, forbid_unknown_fields=True):
    """Until when; null wakes the ticket. The time needs a zone."""

    until: Annotated[str, msgspec.Meta(max_length=40, extra_json_schema={"format": "date-time"})] | None


class FollowersWire(msgspec.Struct):
    """Who follows the ticket, by name."""

    followers: list[TicketAgent]


class FollowersBody(msgspec.Struct, forbid_unknown_fields=True):
    """Who is to follow the ticket, all of them."""

    user_ids: Annotated[list[Id], msgspec.Meta(max_length=100)]
