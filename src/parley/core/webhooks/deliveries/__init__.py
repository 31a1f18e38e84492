"""Deliveries: what is due to webhooks, what was tried, and what came of it."""

from parley.core.webhooks.deliveries.actions import (
    get_delivery,
    list_attempts,
    list_deliveries,
    replay_delivery,
    replay_range,
    test_webhook,
)
from parley.core.webhooks.deliveries.introducing import introduction_of
from parley.core.webhooks.deliveries.model import (
    Attempt,
    Delivery,
    DeliveryKind,
    DeliveryNotFound,
    DeliveryStatus,
    Due,
    Outcome,
)
from parley.core.webhooks.deliveries.partitions import keep_partitions
from parley.core.webhooks.deliveries.planning import Topics, plan
from parley.core.webhooks.deliveries.sending import claim, drop, finish, keep_body

__all__ = [
    "Attempt",
    "Delivery",
    "DeliveryKind",
    "DeliveryNotFound",
    "DeliveryStatus",
    "Due",
    "Outcome",
    "Topics",
    "claim",
    "drop",
    "finish",
    "get_delivery",
    "introduction_of",
    "keep_body",
    "keep_partitions",
    "list_attempts",
    "list_deliveries",
    "plan",
    "replay_delivery",
    "replay_range",
    "test_webhook",
]
