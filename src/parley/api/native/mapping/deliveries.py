"""Deliveries: core to wire."""

from collections.abc import Sequence
from typing import Any

import msgspec

from parley.api.native.ids import spell_id
from parley.api.native.mapping.events import event_to_wire
from parley.api.native.mapping.webhooks import PREFIX as WEBHOOK
from parley.api.native.schemas.deliveries import AttemptWire, DeliveryWhole, DeliveryWire
from parley.core.events import RecordedEvent
from parley.core.webhooks.deliveries import Attempt, Delivery, Told
from parley.kit.clock import print_time

PREFIX = "dlv"


def delivery_to_wire(delivery: Delivery) -> DeliveryWire:
    """Spell a delivery."""
    return DeliveryWire(**_fields(delivery))


def delivery_to_wire_whole(told: Told, attempts: Sequence[Attempt]) -> DeliveryWhole:
    """Spell a delivery with what it says and its attempts."""
    tried = [
        AttemptWire(each.number, each.status, each.error, each.milliseconds, each.answer, print_time(each.created_at))
        for each in attempts
    ]
    return DeliveryWhole(**_fields(told.delivery), body=_body(told), tried=tried)


def event_body(event: RecordedEvent) -> bytes:
    """Write what the native format tells of an event: type, time, and the event as the feed shows it."""
    said = {"type": event.type, "timestamp": print_time(event.created_at), "data": event_to_wire(event)}
    return msgspec.json.encode(said)


def test_body(delivery: Delivery) -> bytes:
    """Write what the native format tells as a test."""
    said: dict[str, Any] = {"type": delivery.type, "timestamp": print_time(delivery.created_at), "data": {}}
    return msgspec.json.encode(said)


def _body(told: Told) -> str | None:
    if told.body is not None:
        return told.body.decode()
    if told.format != "native":
        return None  # it is written when it is sent: as the ticket is then
    if not told.delivery.event:
        return test_body(told.delivery).decode()
    return None if told.about is None else event_body(told.about).decode()


def version_of(delivery: Delivery) -> int:
    """Return a number that changes with the delivery: its attempts, and that it is over."""
    return 1 + 2 * delivery.attempts + (delivery.finished_at is not None)


def _fields(delivery: Delivery) -> dict[str, Any]:
    return {
        "id": spell_id(PREFIX, delivery.id),
        "webhook_id": spell_id(WEBHOOK, delivery.webhook),
        "event_id": spell_id("evt", delivery.event) if delivery.event else None,
        "type": delivery.type,
        "topic": delivery.topic,
        "ticket_id": spell_id("tkt", delivery.ticket) if delivery.ticket else None,
        "message_id": delivery.message_id,
        "kind": delivery.kind.value,
        "status": delivery.status.value,
        "attempts": delivery.attempts,
        "next_attempt_at": delivery.next_attempt_at and print_time(delivery.next_attempt_at),
        "last_status": delivery.last_status,
        "last_error": delivery.last_error,
        "created_at": print_time(delivery.created_at),
        "finished_at": delivery.finished_at and print_time(delivery.finished_at),
    }
