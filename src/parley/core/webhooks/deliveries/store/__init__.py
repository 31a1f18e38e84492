"""The SQL of deliveries: `records` is what people see of them, `leases` what whoever sends them does."""

from parley.core.webhooks.deliveries.store.leases import (
    TABLES,
    claim,
    drop,
    finish,
    finish_well,
    keep_body,
    note_outcome,
    renew,
    suspend,
)
from parley.core.webhooks.deliveries.store.records import (
    active,
    attempts,
    fetch,
    find,
    insert,
    places_between,
    waiting_replays,
)

__all__ = [
    "TABLES",
    "active",
    "attempts",
    "claim",
    "drop",
    "fetch",
    "find",
    "finish",
    "finish_well",
    "insert",
    "keep_body",
    "note_outcome",
    "places_between",
    "renew",
    "suspend",
    "waiting_replays",
]
