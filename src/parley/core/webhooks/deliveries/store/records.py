"""Rows of deliveries and attempts: written when they are planned, read by those who look at them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from parley.core.events import Position
from parley.core.webhooks.deliveries.model import Attempt, Delivery, DeliveryKind, DeliveryStatus
from parley.core.webhooks.model import Webhook
from parley.core.webhooks.store import COLUMNS as WEBHOOK
from parley.core.webhooks.store import webhook_from
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "d.id, d.webhook_id, d.event_id, d.type, d.topic, d.ticket_number, d.message_id, d.kind, d.status, d.attempts,"
    " d.next_attempt_at, d.last_status, d.last_error, d.created_at, d.finished_at"
)
LISTING = Listing(columns=COLUMNS, table="webhook_deliveries d")
INSERT = f"""
insert into webhook_deliveries as d (workspace_id, webhook_id, event_id, type, topic, ticket_number, message_id, kind,
                                     body, next_attempt_at, created_at)
select $1, n.webhook, n.event, n.type, n.topic, n.ticket, n.message, n.kind, $9, $10, $10
from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[])
     with ordinality as n (webhook, event, type, topic, ticket, message, kind, place)
order by n.place
returning {COLUMNS}
"""


class Row(msgspec.Struct, frozen=True):
    """What a row is made of; the planner's rows have the same fields."""

    webhook: int
    event: int
    type: str
    topic: str
    ticket: int | None
    message_id: str
    kind: DeliveryKind


async def active(work: Work) -> list[Webhook]:
    """List the webhooks that are called."""
    rows = await work.connection.fetch(
        f"select {WEBHOOK} from webhooks k where k.workspace_id = $1 and k.status = 'active' order by k.id",
        work.workspace,
    )
    return [webhook_from(row) for row in rows]


async def insert(work: Work, rows: Sequence[Row], *, body: bytes | None = None) -> list[Delivery]:
    """Write deliveries that are due at once, in their order."""
    if not rows:
        return []
    columns = [[getattr(row, name) for row in rows] for name in Row.__struct_fields__]
    written = await work.connection.fetch(INSERT, work.workspace, *columns, body, work.now)
    return [delivery_from(row) for row in written]


async def find(work: Work, delivery: int) -> tuple[Delivery, bytes | None] | None:
    """Find a delivery, and its body if it was written."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS}, d.body from webhook_deliveries d where d.workspace_id = $1 and d.id = $2",
        work.workspace,
        delivery,
    )
    return (delivery_from(row), row["body"]) if row else None


async def fetch(work: Work, search: Search, *, webhook: int, status: DeliveryStatus | None) -> Found[Delivery]:
    """Page through the deliveries of a webhook."""
    search.where("d.webhook_id = ?", webhook)
    if status is not None:
        search.where("d.status = ?", status)
    return await LISTING.fetch(work.connection, search, delivery_from)


async def attempts(work: Work, delivery: Delivery) -> list[Attempt]:
    """List the attempts of a delivery, oldest first."""
    rows = await work.connection.fetch(
        "select attempt, status, error, milliseconds, answer, created_at from webhook_attempts"
        " where workspace_id = $1 and webhook_id = $2 and delivery_id = $3 order by id",
        work.workspace, delivery.webhook, delivery.id,
    )  # fmt: skip
    return [Attempt(*row) for row in rows]


async def places_between(work: Work, since: dt.datetime, until: dt.datetime, most: int) -> list[Position]:
    """List where in the feed stands what happened in a stretch of time, in the order of the feed."""
    rows = await work.connection.fetch(
        "with found as materialized (select epoch, xid, id from events"
        " where workspace_id = $1 and created_at >= $2 and created_at < $3 limit $4)"
        " select epoch, xid::text::bigint as xid, id from found order by found.epoch, found.xid, found.id",
        work.workspace, since, until, most,
    )  # fmt: skip
    return [(row["epoch"], row["xid"], row["id"]) for row in rows]


async def waiting_replays(work: Work, webhook: int, messages: Sequence[str]) -> set[str]:
    """Find those of the messages that wait to be sent again already."""
    rows = await work.connection.fetch(
        "select message_id from webhook_deliveries where workspace_id = $1 and webhook_id = $2"
        " and status = 'pending' and kind = 'replay' and message_id = any($3::text[])",
        work.workspace, webhook, messages,
    )  # fmt: skip
    return {row["message_id"] for row in rows}


def delivery_from(row: Record | Sequence[Any]) -> Delivery:
    """Read a delivery from the columns of a row."""
    fields: dict[str, Any] = dict(zip(Delivery.__struct_fields__, row, strict=False))
    fields |= {"kind": DeliveryKind(fields["kind"]), "status": DeliveryStatus(fields["status"])}
    return Delivery(**fields)
