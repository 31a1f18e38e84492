"""The search of conversations on the wire."""

from typing import Annotated, Any, Literal

import msgspec

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.conversations import (
    ConversationTagWire,
    Include,
    SearchAuthor,
    SourceWire,
    Stage,
)
from parley.api.featurebase.schemas.people import ParticipantWire
from parley.api.featurebase.schemas.words import Id, Moment
from parley.kit.db.listing import Order

MOST_COUNTED = 200


class ConversationSearch(ListQuery, kw_only=True, rename="camel"):
    """What to search for: clauses of `query`, words of `search`, or both. A query is a clause, or an AND of them."""

    query: Annotated[dict[str, Any], msgspec.Meta(description="`{field, operator, value}`, or an AND group")] | None = (
        None
    )
    search: Annotated[str, msgspec.Meta(min_length=1, max_length=500)] | None = None
    sort: Literal["lastActivityAt:desc", "lastActivityAt:asc", "last_activity_at:desc", "last_activity_at:asc"] = (
        "lastActivityAt:desc"
    )
    include: Include = msgspec.field(default_factory=list[Literal["customAttributeDefinitions"]])

    @property
    def order(self) -> Order:
        """By the last activity."""
        return Order("t.updated_at", "timestamptz", "asc" if self.sort.endswith("asc") else "desc")


class FoundConversation(msgspec.Struct, rename="camel", kw_only=True):
    """A row of the search: what a list shows of a conversation."""

    id: str
    title: str
    state: Stage
    priority: bool
    priority_set_at: Moment | None = None
    admin_assignee_id: Id | None
    team_assignee_id: Id | None
    brand_id: str | None = None
    tags: list[ConversationTagWire]
    participants: list[ParticipantWire]
    conversation_user: SearchAuthor
    source: SourceWire
    awaiting_customer_reply: bool
    custom_attributes: dict[str, Any]
    last_activity_at: Moment
    created_at: Moment
    updated_at: Moment
    object: Literal["conversation"] = "conversation"


class FoundConversations(msgspec.Struct, rename="camel"):
    """A page of what was found. `totalCount` ends at 200."""

    data: list[FoundConversation]
    next_cursor: str | None
    total_count: int
    total_count_capped: bool
    object: Literal["list"] = "list"
