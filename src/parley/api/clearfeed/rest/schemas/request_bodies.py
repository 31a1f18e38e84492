"""What requests are made, changed and searched with."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.clearfeed.rest.schemas.words import ChannelId, Cursor, Date, Id, Limit, PersonId
from parley.api.clearfeed.rest.words import PriorityWord, StateWord

MOST_EMAILS = 50
Html: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=4000, description="HTML, 4,000 characters at most")
]
Title: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
FieldValues: TypeAlias = Annotated[
    dict[str, Any],
    msgspec.Meta(
        min_length=1, max_length=200, description="By the id of the field; null clears", examples=[{"12": "1"}]
    ),
]


class RequestCreate(msgspec.Struct, kw_only=True):
    """A new request. What is left out, or null, of title and priority is generated."""

    description: Html
    title: Annotated[str, msgspec.Meta(max_length=300)] | None = None
    requester_email: Annotated[str, msgspec.Meta(max_length=254)] | None = None
    priority: PriorityWord | None = None
    attachments: (
        Annotated[list[Any], msgspec.Meta(max_length=0, description="Files come as parts of multipart/form-data")]
        | None
    ) = None


class RequestUpdate(msgspec.Struct, kw_only=True):
    """What to change of a request: at least one of these. `assignee: null` unassigns."""

    state: StateWord | UnsetType = UNSET
    assignee: PersonId | UnsetType | None = UNSET
    title: Title | UnsetType = UNSET
    priority: PriorityWord | UnsetType = UNSET
    custom_field_values: FieldValues | UnsetType = UNSET


class MessageCreate(msgspec.Struct, kw_only=True):
    """A message on a request. One that is private, or for the triage thread, never reaches the customer."""

    html_body: Annotated[str, msgspec.Meta(min_length=1, max_length=262_144)]
    thread_ts: Annotated[str, msgspec.Meta(min_length=1, max_length=255)] | None = None
    is_private: bool = False
    post_as_bot: bool = False
    user_reply_channel_type: Literal["triage", "request"] | None = None
    state: StateWord | None = None
    source: Annotated[str, msgspec.Meta(max_length=255)] | None = None


Include: TypeAlias = Annotated[Literal["messages"], msgspec.Meta(description="Add the messages")]


class RequestQuery(msgspec.Struct, kw_only=True):
    """Which requests, in which order."""

    collection_id: Annotated[Id, msgspec.Meta(description="Of one collection")] | None = None
    sort_order: Annotated[Literal["asc", "desc"], msgspec.Meta(description="Newest first, or oldest first")] = "desc"
    next_cursor: Cursor | None = None
    limit: Limit = 50
    after: Annotated[Date, msgspec.Meta(description="Strictly after")] | None = None
    before: Annotated[Date, msgspec.Meta(description="Strictly before")] | None = None
    include: Include | None = None
    state: Annotated[
        list[Literal[StateWord, "none"]],
        msgspec.Meta(description="In any of these states; `none` is that of no request"),
    ] = []
    channel_id: Annotated[ChannelId, msgspec.Meta(description="Asked in this channel")] | None = None
    author_emails: Annotated[
        list[Annotated[str, msgspec.Meta(max_length=254)]],
        msgspec.Meta(max_length=MOST_EMAILS, description="Asked by any of these"),
    ] = []
    filter_by: Annotated[
        Literal["created_at", "updated_at"], msgspec.Meta(description="What the order, `after` and `before` go by")
    ] = "created_at"


class OneRequestQuery(msgspec.Struct):
    """What to show of a request."""

    include: Include | None = None


class SearchQuery(msgspec.Struct, kw_only=True):
    """What to search requests for."""

    query: Annotated[str, msgspec.Meta(min_length=1, max_length=500, description="Words of the title or the messages")]
    limit: Annotated[int, msgspec.Meta(ge=1, le=100, description="Requests in the answer")] = 10
    only_public: Annotated[bool, msgspec.Meta(description="Leave out what only private notes say")] = False
    created_before: Annotated[Date, msgspec.Meta(description="Strictly before")] | None = None
    created_after: Annotated[Date, msgspec.Meta(description="Strictly after")] | None = None
    customer_id: Annotated[Id, msgspec.Meta(description="Of one customer, which is a company")] | None = None
    collection_id: Annotated[Id, msgspec.Meta(description="Of one collection")] | None = None


# A form is read as it streams, so its schema is said here and not derived.
FORM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "description": {"type": "string", "minLength": 1, "maxLength": 4000},
        "title": {"type": "string", "maxLength": 300},
        "requester_email": {"type": "string", "maxLength": 254},
        "priority": {"type": "string", "enum": ["low", "normal", "high", "urgent"]},
        "attachments": {
            "type": "array",
            "items": {"type": "string", "format": "binary"},
            "maxItems": 5,
            "description": "Five files of 100 MB at most",
        },
    },
    "required": ["description"],
}
