"""Deliveries: core to wire."""

from collections.abc import Sequence
from typing import Any

from parley.api.native.ids import spell_id
from parley.api.native.mapping.webhooks import PREFIX as WEBHOOK
from parley.api.native.schemas.deliveries import AttemptWire, DeliveryWhole, DeliveryWire
from parley.core.webhooks.deliveries import Attempt, Delivery
from parley.kit.clock import print_time

PREFIX = "dlv"


def delivery_to_wire(delivery: Delivery) -> DeliveryWire:
    """Spell a delivery."""
    return DeliveryWire(**_fields(delivery))


def delivery_to_wire_whole(delivery: Delivery, attempts: Sequence[Attempt]) -> DeliveryWhole:
    """Spell a delivery with its attempts."""
    tried = [
        AttemptWire(each.number, each.status, each.error, each.milliseconds, each.answer, print_time(each.created_at))
        for each in attempts
    ]
    return DeliveryWhole(**_fields(delivery), tried=tried)


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
