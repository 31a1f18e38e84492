"""What happens to webhooks. No address, header or secret is in it: who reads events need not know them."""

from typing import ClassVar

from parley.core.events import Event


class WebhookEvent(Event, frozen=True, kw_only=True):
    """Something happened to a webhook."""

    KIND: ClassVar[str] = "webhook"

    name: str


class WebhookCreated(WebhookEvent, frozen=True, kw_only=True):
    """A webhook was made."""

    TYPE: ClassVar[str] = "webhook.created"

    format: str


class WebhookUpdated(WebhookEvent, frozen=True, kw_only=True):
    """A webhook changed; `changed` names what."""

    TYPE: ClassVar[str] = "webhook.updated"

    changed: list[str]


class WebhookSecretRotated(WebhookEvent, frozen=True, kw_only=True):
    """A webhook has another secret; the one before signs along for a day."""

    TYPE: ClassVar[str] = "webhook.secret_rotated"


class WebhookSuspended(WebhookEvent, frozen=True, kw_only=True):
    """A webhook is called no more: it said that it is gone, or has failed for days. `reason` says which."""

    TYPE: ClassVar[str] = "webhook.suspended"

    reason: str


class WebhookDeleted(WebhookEvent, frozen=True, kw_only=True):
    """A webhook was removed."""

    TYPE: ClassVar[str] = "webhook.deleted"
