"""The SQL of deliveries: `records` is what people see of them, `leases` what whoever sends them does."""

from parley.core.webhooks.deliveries.store.leases import (
    claim,
    drop,
    drop_partitions,
    finish,
    finish_well,
    keep_body,
    make_partitions,
    note_outcome,
    suspend,
)
from parley.core.webhooks.deliveries.store.records import active, attempts, events_between, fetch, find, insert

__all__ = [
    "active",
    "attempts",
    "claim",
    "drop",
    "drop_partitions",
    "events_between",
    "fetch",
    "find",
    "finish",
    "finish_well",
    "insert",
    "keep_body",
    "make_partitions",
    "note_outcome",
    "suspend",
]
