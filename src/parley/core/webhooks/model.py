"""What a webhook is."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypedDict

import msgspec

from parley.core.errors import Conflict, NotFound

MOST = 100
FORMATS = ("native", "clearfeed", "featurebase", "socialboards")


class WebhookNotFound(NotFound):
    """No such webhook in this workspace."""

    def __init__(self) -> None:
        super().__init__("Webhook")


class TooManyWebhooks(Conflict):
    """There are as many webhooks as there may be."""

    code = "too_many_webhooks"

    def __init__(self, most: int) -> None:
        super().__init__(f"There may be {most} webhooks at most")
        self.most = most


class SecretLost(Conflict):
    """The secret was sealed by another secret of the installation: it can only be replaced."""

    code = "secret_lost"

    def __init__(self) -> None:
        super().__init__("The webhook's secret can no longer be read: rotate it")


class WebhookStatus(StrEnum):
    """Whether it is called. `suspended` is what the house makes of one that fails for days, or says that it is gone."""

    ACTIVE = "active"
    PAUSED = "paused"
    SUSPENDED = "suspended"


class Webhook(msgspec.Struct, frozen=True):
    """A webhook, without its secret. It hears of `events`, of all where there are none.

    `topics` are the same in the words of the door that made it. `failures` counts the attempts that failed since the
    last that did not, the first of them at `failing_since`.
    """

    id: int
    name: str
    description: str
    url: str
    format: str
    events: list[str]
    topics: list[str]
    status: WebhookStatus
    headers: dict[str, str]
    timeout_seconds: int
    last_status: int | None
    last_error: str | None
    failures: int
    failing_since: dt.datetime | None
    last_delivery_at: dt.datetime | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class WebhookSettings(TypedDict, total=False):
    """What a new webhook may be given beside its name, address and format."""

    description: str
    events: Sequence[str]
    topics: Sequence[str]
    headers: Mapping[str, str]
    timeout_seconds: int


class WebhookChanges(WebhookSettings, total=False):
    """What may change of a webhook. Who made it may pause it and have it called again, not suspend it."""

    name: str
    url: str
    status: WebhookStatus
