"""Tickets on the wire, as the seed has them."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.integrations import IntegrationsWire
from parley.api.featurebase.schemas.parts import PartWire
from parley.api.featurebase.schemas.people import AuthorInput, AuthorWire
from parley.api.featurebase.schemas.statuses import StatusWire
from parley.api.featurebase.schemas.words import CategoryType, GivenId, Id, Moment
from parley.kit.db.listing import Direction, Order

Title: TypeAlias = Annotated[str, msgspec.Meta(min_length=2, max_length=1000, examples=["Cannot login to dashboard"])]
Content: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=262_144, description="HTML", examples=["<p>I get a 403 error when logging in.</p>"])
]
CustomFields: TypeAlias = Annotated[
    dict[str, Any],
    msgspec.Meta(max_length=200, description="Values by field id; null clears. A file is `{url, name?}`, or a part"),
]
GivenMoment: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=64, extra_json_schema={"format": "date-time"}, examples=["2025-01-15T10:30:00.000Z"])
]
ConversationId: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=100, description="The conversation's number, or the ticket's id", examples=["42"])
]
ColumnOf: TypeAlias = dict[str, tuple[str, str]]


class LinkedConversation(msgspec.Struct, gc=False):
    """A conversation that belongs to the same matter, and what it is to this ticket."""

    id: str
    role: CategoryType


class TicketWire(msgspec.Struct, rename="camel", gc=False):
    """A ticket. `conversationParts` are shown where a single one is fetched."""

    id: Id
    ticket_number: int
    title: str
    content: str
    ticket_category_id: Id
    category_type: CategoryType
    ticket_url: str
    author: AuthorWire | None
    status: StatusWire
    custom_fields: dict[str, Any]
    company_id: Id | None
    assignee_id: Id | None
    team_assignee_id: Id | None
    open: bool
    snoozed_until: Moment | None
    linked_conversations: list[LinkedConversation]
    created_at: Moment
    updated_at: Moment
    integrations: IntegrationsWire
    conversation_parts: list[PartWire] | UnsetType = UNSET
    object: Literal["ticket"] = "ticket"


class TicketCreate(msgspec.Struct, rename="camel", kw_only=True):
    """A new ticket."""

    ticket_category_id: GivenId
    title: Title
    author: AuthorInput
    content: Content = ""
    custom_fields: CustomFields = {}
    company_id: GivenId | UnsetType = UNSET
    linked_conversation_id: ConversationId | UnsetType = UNSET
    assignee_id: GivenId | UnsetType = UNSET
    status_id: GivenId | UnsetType = UNSET
    created_at: GivenMoment | None = None
    skip_notifications: bool = False


class TicketUpdate(msgspec.Struct, rename="camel", kw_only=True):
    """What to change of a ticket; what is not named stays. `open: false` closes and wakes it, whatever its status."""

    title: Title | UnsetType = UNSET
    content: Content | UnsetType = UNSET
    status_id: GivenId | UnsetType = UNSET
    open: bool | UnsetType = UNSET
    assignee_id: GivenId | UnsetType | None = UNSET
    company_id: GivenId | UnsetType | None = UNSET
    custom_fields: CustomFields | UnsetType = UNSET
    snoozed_until: GivenMoment | UnsetType | None = UNSET
    skip_notifications: bool = False


class TicketReply(msgspec.Struct, rename="camel", kw_only=True):
    """A reply by a contact, named by `contactId` or `contactEmail`, or by the admin `adminId`, whose note it may be."""

    type: Literal["contact", "admin"]
    body: Annotated[str, msgspec.Meta(min_length=1, max_length=262_144, description="HTML")]
    contact_id: GivenId | UnsetType = UNSET
    contact_email: Annotated[str, msgspec.Meta(min_length=3, max_length=254)] | UnsetType = UNSET
    admin_id: GivenId | UnsetType = UNSET
    message_type: Literal["comment", "note"] = "comment"
    attachment_urls: Annotated[list[Annotated[str, msgspec.Meta(max_length=2000)]], msgspec.Meta(max_length=10)] = []
    skip_notifications: bool = False
    created_at: GivenMoment | None = None


class TicketDeleted(msgspec.Struct):
    """The ticket is gone."""

    id: Id
    object: Literal["ticket"] = "ticket"
    deleted: Literal[True] = True


class TicketQuery(ListQuery, kw_only=True, rename="camel"):
    """Which tickets, and in which order."""

    ticket_category_ids: Annotated[
        list[GivenId], msgspec.Meta(max_length=100, description="Of any of these categories")
    ] = msgspec.field(default_factory=list[str])
    status_ids: Annotated[list[GivenId], msgspec.Meta(max_length=100, description="With any of these statuses")] = (
        msgspec.field(default_factory=list[str])
    )
    q: Annotated[str, msgspec.Meta(min_length=1, max_length=500, description="Words in it")] | None = None
    assignee_id: Annotated[str, msgspec.Meta(max_length=100, description="The admin it is assigned to")] | None = None
    category_type: Annotated[CategoryType, msgspec.Meta(description="Who the category is for")] | None = None
    sort_by: Annotated[
        Literal["date", "recent", "ticketNumber"], msgspec.Meta(description="By creation, last change, or number")
    ] = "date"
    sort_order: Annotated[Direction, msgspec.Meta(description="Sort direction")] = "desc"

    @property
    def order(self) -> Order:
        """The order asked for."""
        return Order(*COLUMNS[self.sort_by], self.sort_order)


COLUMNS: ColumnOf = {
    "date": ("t.created_at", "timestamptz"),
    "recent": ("t.updated_at", "timestamptz"),
    "ticketNumber": ("t.number", "bigint"),
}
