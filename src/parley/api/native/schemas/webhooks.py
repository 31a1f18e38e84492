"""Webhooks on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment, Name

FormatWord: TypeAlias = Literal["native", "clearfeed", "featurebase", "socialboards"]
Url: TypeAlias = Annotated[
    str,
    msgspec.Meta(min_length=8, max_length=2000, description="http or https", examples=["https://example.com/hooks"]),
]
EventNames: TypeAlias = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=1, max_length=100)]],
    msgspec.Meta(max_length=200, description="Event types; `ticket.*` is a family, none means all"),
]
Headers: TypeAlias = Annotated[
    dict[
        Annotated[str, msgspec.Meta(min_length=1, max_length=100)],
        Annotated[str, msgspec.Meta(min_length=1, max_length=1000)],
    ],
    msgspec.Meta(max_length=20, description="Sent along with every call"),
]
Description: TypeAlias = Annotated[str, msgspec.Meta(max_length=2000)]
Seconds: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=20, description="How long to wait for the answer")]


class WebhookWire(msgspec.Struct, omit_defaults=True, kw_only=True):
    """A webhook. Its `secret` is in the answer that makes it, and never again.

    `topics` are its events in the words of the door that made it. One that failed for days, or that answers 410, is
    `suspended`.
    """

    id: Annotated[str, msgspec.Meta(examples=["wh_1"])]
    name: str
    description: str
    url: str
    format: FormatWord
    events: list[str]
    topics: list[str]
    status: Literal["active", "paused", "suspended"]
    headers: dict[str, str]
    timeout_seconds: int
    last_status: int | None
    last_error: str | None
    failures: int
    failing_since: Moment | None
    last_delivery_at: Moment | None
    created_at: Moment
    updated_at: Moment
    secret: str | UnsetType = UNSET


class WebhookCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A new webhook; it is named after its host when nothing else is said."""

    url: Url
    events: EventNames
    name: Name | UnsetType = UNSET
    description: Description = ""
    format: FormatWord = "native"
    headers: Headers = {}
    timeout_seconds: Seconds = 20


class WebhookUpdate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What to change of a webhook; `headers` and `events` replace them all."""

    url: Url | UnsetType = UNSET
    events: EventNames | UnsetType = UNSET
    name: Name | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    status: Literal["active", "paused"] | UnsetType = UNSET
    headers: Headers | UnsetType = UNSET
    timeout_seconds: Seconds | UnsetType = UNSET


class WebhookQuery(ListQuery, kw_only=True):
    """Webhooks, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("k.created_at", "timestamptz")}

    format: Annotated[FormatWord, msgspec.Meta(description="Only those of one dialect")] | None = None
