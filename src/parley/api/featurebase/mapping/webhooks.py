"""Webhooks: core to wire and back, and what the house must hear of for each topic."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import UNSET

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.moments import spell_moment, spell_moment_or_none
from parley.api.featurebase.schemas.webhooks import (
    RequestConfigWire,
    WebhookChange,
    WebhookHealth,
    WebhookInput,
    WebhookLastStatus,
    WebhookWire,
)
from parley.api.featurebase.version import NEWEST
from parley.api.featurebase.webhooks import EVENTS, Topic
from parley.core.errors import Invalid
from parley.core.webhooks import Webhook, WebhookStatus

# The types of events of which one may be of the topic; of any other topic nothing is ever told.
HEARD: Mapping[str, Sequence[str]] = {
    name: [event for event, topic in EVENTS.items() if isinstance(topic, Topic) and name in topic.names]
    for name in sorted({name for topic in EVENTS.values() if isinstance(topic, Topic) for name in topic.names})
}
LONGEST_WAIT = 20
NAMES = {
    "headers": "requestConfig.headers",
    "timeout_seconds": "requestConfig.timeoutMs",
}


def webhook_to_wire(workspace: int, webhook: Webhook, secret: str) -> WebhookWire:
    """Spell a webhook."""
    return WebhookWire(
        id=spell_id(workspace, Kind.WEBHOOK, webhook.id),
        name=webhook.name,
        url=webhook.url,
        description=webhook.description or None,
        topics=webhook.topics,
        secret=secret,
        status=webhook.status.value,
        request_config=RequestConfigWire(webhook.timeout_seconds * 1000, webhook.headers),
        health=WebhookHealth(
            consecutive_failures=webhook.failures,
            errors_since_last_success=webhook.failures,
            last_success_at=None if webhook.failures else spell_moment_or_none(webhook.last_delivery_at),
        ),
        last_status=_last_status(webhook),
        version=NEWEST,
        created_at=spell_moment(webhook.created_at),
        updated_at=spell_moment(webhook.updated_at),
    )


def webhook_from_wire(body: WebhookInput | WebhookChange) -> dict[str, Any]:
    """Read what is given of a webhook. Raises Invalid for topics of which none is ever told."""
    said: dict[str, Any] = {name: getattr(body, name) for name in ("name", "url", "topics", "description")}
    if body.request_config is not UNSET:
        said["headers"] = body.request_config.headers
        wait = body.request_config.timeout_ms
        said["timeout_seconds"] = UNSET if wait is UNSET else min(-(-wait // 1000), LONGEST_WAIT)
    if body.topics is not UNSET:
        said["events"] = _heard(body.topics)
    if isinstance(body, WebhookChange) and body.status is not UNSET:
        said["status"] = WebhookStatus(body.status)
    if body.description is None:
        said["description"] = ""
    return {name: value for name, value in said.items() if value is not UNSET}


def _heard(topics: Sequence[str]) -> list[str]:
    events = dict.fromkeys(event for topic in topics for event in HEARD.get(topic, ()))
    if not events:
        raise Invalid.at("topics", f"None of these ever happens here; those that do: {', '.join(HEARD)}")
    return list(events)


def _last_status(webhook: Webhook) -> WebhookLastStatus | None:
    if webhook.last_delivery_at is None:
        return None
    return WebhookLastStatus(
        webhook.last_status or 0, webhook.last_error or "Success", spell_moment(webhook.last_delivery_at)
    )
