"""The wire shapes of this door, as seed 000 prints them; what it only promises is in the same style."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

Title: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=1000, examples=["Production API Error - 500 responses"])
]
Text: TypeAlias = Annotated[
    str,
    msgspec.Meta(min_length=1, max_length=262_144, description="Plain text, or HTML where it holds a known tag"),
]
PriorityWord: TypeAlias = Literal["low", "medium", "high", "urgent"]
StatusWord: TypeAlias = Literal["open", "in_progress", "pending", "on_hold", "solved", "closed"]
Id: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
CollectionId: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=40, examples=["col_1"])]
Email: TypeAlias = Annotated[str, msgspec.Meta(min_length=3, max_length=254, examples=["user@example.com"])]
Tags: TypeAlias = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=1, max_length=100)]], msgspec.Meta(max_length=100)
]
CustomFields: TypeAlias = Annotated[
    dict[str, Any],
    msgspec.Meta(description="Values by the field's name; a name that no field has is kept as it is", max_length=200),
]
Moment: TypeAlias = Annotated[
    str,
    msgspec.Meta(
        description="RFC 3339 in UTC, whole seconds",
        extra_json_schema={"format": "date-time"},
        examples=["2025-01-15T10:30:00Z"],
    ),
]


class RequestMade(msgspec.Struct, gc=False):
    """A request as its creation answers."""

    id: Annotated[str, msgspec.Meta(examples=["req_12345"])]
    ticket_id: Annotated[str, msgspec.Meta(examples=["CF-12345"])]
    collection_id: str
    title: str
    status: StatusWord
    priority: PriorityWord
    created_at: Moment
    slack_thread_url: str | None


class RequestWire(RequestMade, gc=False):
    """A request, whole. `description` is plain text, `description_html` the same as safe HTML."""

    description: str
    description_html: str
    requester_email: str | None
    assignee_id: str | None
    custom_fields: dict[str, Any]
    tags: list[str]
    updated_at: Moment


class ResponseMetadata(msgspec.Struct):
    """Where the next page begins, null on the last."""

    next_cursor: str | None


class RequestPage(msgspec.Struct):
    """A page of requests, newest first."""

    requests: list[RequestWire]
    response_metadata: ResponseMetadata


class RequestCreate(msgspec.Struct, kw_only=True):
    """A new request. Without `requester_email` it is the key's own."""

    collection_id: CollectionId
    title: Title
    description: Text
    priority: PriorityWord | None = None
    requester_email: Email | None = None
    assignee_id: Id | None = None
    custom_fields: CustomFields | None = None
    tags: Tags | None = None


class RequestUpdate(msgspec.Struct, kw_only=True):
    """What to change: only what is given. `tags` replaces; null in `custom_fields` clears that one."""

    status: StatusWord | UnsetType = UNSET
    priority: PriorityWord | UnsetType = UNSET
    assignee_id: Id | UnsetType | None = UNSET
    title: Title | UnsetType = UNSET
    tags: Tags | UnsetType = UNSET
    custom_fields: CustomFields | UnsetType = UNSET


class RequestQuery(msgspec.Struct, kw_only=True):
    """Which requests: every filter narrows; several values of one mean any of them, but all of the tags."""

    query: Annotated[str, msgspec.Meta(min_length=1, max_length=500, description="Words to find")] | None = None
    status: Annotated[list[StatusWord], msgspec.Meta(max_length=6, description="Statuses: any of them")] = []
    priority: Annotated[list[PriorityWord], msgspec.Meta(max_length=4, description="Priorities: any of them")] = []
    assignee_id: Annotated[list[Id], msgspec.Meta(max_length=50, description="Assignees: any of them")] = []
    requester_email: Annotated[list[Email], msgspec.Meta(max_length=50, description="Requesters: any of them")] = []
    tags: Annotated[Tags, msgspec.Meta(description="Tags: all of them")] = []
    collection_id: Annotated[
        list[CollectionId], msgspec.Meta(max_length=50, description="Collections: any of them")
    ] = []
    limit: Annotated[int, msgspec.Meta(ge=1, le=100, description="Requests per page")] = 50
    next_cursor: (
        Annotated[
            str,
            msgspec.Meta(
                min_length=1, max_length=400, description="`response_metadata.next_cursor` of the page before"
            ),
        ]
        | None
    ) = None


class CommentCreate(msgspec.Struct, kw_only=True):
    """A comment. A private one is a note that only the team sees."""

    body: Text
    is_private: bool = False


class CommentWire(msgspec.Struct):
    """A comment. `body` is plain text, `body_html` the same as safe HTML."""

    id: Annotated[str, msgspec.Meta(examples=["com_7"])]
    request_id: str
    ticket_id: str
    body: str
    body_html: str
    is_private: bool
    author_id: str | None
    author_name: str
    created_at: Moment


class RequestWhole(RequestWire, gc=False):
    """A single request, with what was said since."""

    comments: list[CommentWire]
