"""Webhooks: core to wire and back."""

from typing import Any
from urllib.parse import urlsplit

from msgspec import UNSET, UnsetType

from parley.api.native.bodies import given
from parley.api.native.ids import spell_id
from parley.api.native.schemas.webhooks import WebhookCreate, WebhookUpdate, WebhookWire
from parley.core.webhooks import Webhook, WebhookStatus
from parley.kit.clock import print_time

PREFIX = "wh"


def webhook_to_wire(webhook: Webhook, secret: str | UnsetType = UNSET) -> WebhookWire:
    """Spell a webhook, with its secret where it is new."""
    form: Any = webhook.format
    status: Any = webhook.status.value
    return WebhookWire(
        id=spell_id(PREFIX, webhook.id),
        name=webhook.name,
        description=webhook.description,
        url=webhook.url,
        format=form,
        events=webhook.events,
        topics=webhook.topics,
        status=status,
        headers=webhook.headers,
        timeout_seconds=webhook.timeout_seconds,
        last_status=webhook.last_status,
        last_error=webhook.last_error,
        failures=webhook.failures,
        failing_since=webhook.failing_since and print_time(webhook.failing_since),
        last_delivery_at=webhook.last_delivery_at and print_time(webhook.last_delivery_at),
        created_at=print_time(webhook.created_at),
        updated_at=print_time(webhook.updated_at),
        secret=secret,
    )


def new_webhook_from_wire(body: WebhookCreate) -> dict[str, Any]:
    """Read a new webhook."""
    fields = given(body)
    return {"name": _host(body.url)} | fields


def webhook_from_wire(body: WebhookUpdate) -> dict[str, Any]:
    """Read what is given of a webhook; raise Invalid where nothing is."""
    fields = given(body)
    if "status" in fields:
        fields["status"] = WebhookStatus(fields["status"])
    return fields


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or "Webhook"
    except ValueError:
        return "Webhook"
