"""Deliveries: what is due to webhooks, what was tried, and what came of it."""

from parley.core.webhooks.deliveries.actions import (
    get_delivery,
    list_attempts,
    list_deliveries,
    replay_delivery,
    test_webhook,
)
from parley.core.webhooks.deliveries.introducing import introduction_of
from parley.core.webhooks.deliveries.measuring import Backlog, measure_backlog
from parley.core.webhooks.deliveries.model import (
    Attempt,
    Delivery,
    DeliveryKind,
    DeliveryNotFound,
    DeliveryStatus,
    Due,
    Outcome,
    Told,
)
from parley.core.webhooks.deliveries.partitions import keep_partitions
from parley.core.webhooks.deliveries.planning import Topics, plan
from parley.core.webhooks.deliveries.replaying import replay_range
from parley.core.webhooks.deliveries.sending import claim, drop, finish, finish_well, keep_body, renew
from parley.core.webhooks.deliveries.warning import Warner

__all__ = [
    "Attempt",
    "Backlog",
    "Delivery",
    "DeliveryKind",
    "DeliveryNotFound",
    "DeliveryStatus",
    "Due",
    "Outcome",
    "Told",
    "Topics",
    "Warner",
    "claim",
    "drop",
    "finish",
    "finish_well",
    "get_delivery",
    "introduction_of",
    "keep_body",
    "keep_partitions",
    "list_attempts",
    "list_deliveries",
    "measure_backlog",
    "plan",
    "renew",
    "replay_delivery",
    "replay_range",
    "test_webhook",
]
