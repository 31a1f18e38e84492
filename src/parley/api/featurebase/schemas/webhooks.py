"""Webhooks on the wire, and the topics they may be told of."""

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.words import Id, Moment

Topic: TypeAlias = Literal[
    "ticket.created", "ticket.updated", "ticket.deleted",
    "conversation.user.created", "conversation.user.replied", "conversation.admin.replied",
    "conversation.admin.closed", "conversation.admin.opened", "conversation.admin.assigned",
    "conversation.admin.noted", "conversation.admin.snoozed", "conversation.admin.unsnoozed",
    "conversation.priority.updated", "conversation.deleted", "conversation_part.redacted",
    "conversation.read", "conversation.handover_requested", "conversation.contact.attached",
    "conversation.contact.detached",
    "post.created", "post.updated", "post.deleted", "post.voted",
    "comment.created", "comment.updated", "comment.deleted", "changelog.published", "audit_log.created",
]  # fmt: skip
Status: TypeAlias = Literal["active", "paused", "suspended"]
Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["Production Webhook"])]
Address: TypeAlias = Annotated[str, msgspec.Meta(max_length=2000, examples=["https://example.com/webhooks"])]
Description: TypeAlias = Annotated[str, msgspec.Meta(max_length=500)]
Topics: TypeAlias = Annotated[list[Topic], msgspec.Meta(min_length=1, max_length=100)]
Headers: TypeAlias = Annotated[dict[str, str], msgspec.Meta(max_length=10)]


class RequestConfigWire(msgspec.Struct, rename="camel"):
    """How it is called."""

    timeout_ms: int
    headers: dict[str, str]


class WebhookHealth(msgspec.Struct, rename="camel"):
    """How the last deliveries went. Nobody measures how long they took: the times are 0."""

    consecutive_failures: int
    errors_since_last_success: int
    last_success_at: Moment | None
    last_response_time: int = 0
    avg_response_time: int = 0


class WebhookLastStatus(msgspec.Struct):
    """What came back last; a code of 0 is no answer."""

    code: int
    message: str
    timestamp: Moment


class WebhookWire(msgspec.Struct, rename="camel"):
    """A webhook, with the secret that signs what it is told."""

    id: Id
    name: str
    url: str
    description: str | None
    topics: list[str]
    secret: Annotated[str, msgspec.Meta(examples=["whsec_abc123def456ghi789"])]
    status: Status
    request_config: RequestConfigWire
    health: WebhookHealth
    last_status: WebhookLastStatus | None
    version: Annotated[str, msgspec.Meta(description="The version of what it is told")]
    created_at: Moment
    updated_at: Moment
    object: Literal["webhook"] = "webhook"


class WebhookQuery(ListQuery, kw_only=True, rename="camel"):
    """Which webhooks are listed."""

    ORDER = ("k.created_at", "timestamptz", "desc")

    status: Annotated[Status, msgspec.Meta(description="Only those of this status")] | None = None


class RequestConfigInput(msgspec.Struct, rename="camel", kw_only=True):
    """How it shall be called. No call is waited for longer than 20 seconds."""

    headers: Headers | UnsetType = UNSET
    timeout_ms: Annotated[int, msgspec.Meta(ge=1000, le=30000)] | UnsetType = UNSET


class WebhookInput(msgspec.Struct, rename="camel", kw_only=True):
    """A new webhook."""

    name: Name
    url: Address
    topics: Topics
    description: Description | UnsetType = UNSET
    request_config: RequestConfigInput | UnsetType = UNSET


class WebhookChange(msgspec.Struct, rename="camel", kw_only=True):
    """What may change of a webhook. One that is active again has failed never yet."""

    name: Name | UnsetType = UNSET
    url: Address | UnsetType = UNSET
    topics: Topics | UnsetType = UNSET
    description: Description | UnsetType | None = UNSET
    status: Literal["active", "paused"] | UnsetType = UNSET
    request_config: RequestConfigInput | UnsetType = UNSET


class DeletedWebhook(msgspec.Struct):
    """A webhook that is gone."""

    id: Id
    deleted: Literal[True] = True
    object: Literal["webhook"] = "webhook"
