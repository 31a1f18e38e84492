"""Deliveries of webhooks: tests, the log of what was sent, and sending it again."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.deliveries import PREFIX, delivery_to_wire, delivery_to_wire_whole, version_of
from parley.api.native.mapping.webhooks import PREFIX as WEBHOOK
from parley.api.native.moments import moment_in_body
from parley.api.native.paging import search_from
from parley.api.native.schemas.deliveries import (
    DeliveryQuery,
    DeliveryWhole,
    DeliveryWire,
    ReplayAnswer,
    Replayed,
    ReplayRange,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core.webhooks import WebhookNotFound, deliveries
from parley.core.webhooks.deliveries import Delivery, DeliveryNotFound, DeliveryStatus
from parley.core.work import Work

ROUTES = Routes("Webhooks")


@ROUTES.post("/webhooks/{webhook_id}/test", raises=[WebhookNotFound])
async def test_webhook(work: Work, call: Call, webhook_id: str) -> One[DeliveryWire]:
    """Send a test to a webhook, paused or not; look at the delivery for what came of it. For admins."""
    number = id_in_path(WEBHOOK, webhook_id, WebhookNotFound)
    return _shown(call, await deliveries.test_webhook(work, webhook=number))


@ROUTES.get("/webhooks/{webhook_id}/deliveries", raises=[WebhookNotFound])
async def list_deliveries(work: Work, call: Call, webhook_id: str, query: DeliveryQuery) -> Many[DeliveryWire]:
    """List what was due to a webhook in the last thirty days. For admins."""
    number = id_in_path(WEBHOOK, webhook_id, WebhookNotFound)
    status = None if query.status is None else DeliveryStatus(query.status)
    found = await deliveries.list_deliveries(work, search_from(call, query), webhook=number, status=status)
    return many(call, query, found, delivery_to_wire)


@ROUTES.get("/webhooks/{webhook_id}/deliveries/{delivery_id}", raises=[WebhookNotFound, DeliveryNotFound])
async def get_delivery(work: Work, call: Call, webhook_id: str, delivery_id: str) -> One[DeliveryWhole]:
    """Get a delivery with its body and every attempt. For admins."""
    webhook = id_in_path(WEBHOOK, webhook_id, WebhookNotFound)
    number = id_in_path(PREFIX, delivery_id, DeliveryNotFound)
    found = await deliveries.get_delivery(work, webhook=webhook, delivery=number)
    tried = await deliveries.list_attempts(work, delivery=found.delivery)
    return one(call, delivery_to_wire_whole(found, tried), version_of(found.delivery))


@ROUTES.post("/deliveries/{delivery_id}/replay", raises=[DeliveryNotFound])
async def replay_delivery(work: Work, call: Call, delivery_id: str) -> One[DeliveryWire]:
    """Send a delivery again, with the same message id. For admins."""
    number = id_in_path(PREFIX, delivery_id, DeliveryNotFound)
    return _shown(call, await deliveries.replay_delivery(work, delivery=number))


async def _replay(call: Call, webhook_id: str, body: ReplayRange) -> int:
    house = call.house
    return await deliveries.replay_range(
        house.database,
        call.actor,
        webhook=id_in_path(WEBHOOK, webhook_id, WebhookNotFound),
        since=moment_in_body(body.from_, "from"),
        until=moment_in_body(body.to, "to"),
        topics=house.topics,
        now=call.now,
        origin=call.door,
    )


@ROUTES.post(
    "/webhooks/{webhook_id}/replay",
    raises=[WebhookNotFound],
    example={"from": "2026-01-15T10:30:00Z", "to": "2026-01-15T11:30:00Z"},
    prepare=_replay,
)
async def replay_webhook(
    work: Work,  # noqa: ARG001 -- each batch was a transaction of its own
    webhook_id: str,  # noqa: ARG001 -- likewise
    body: ReplayRange,  # noqa: ARG001 -- likewise
    prepared: int,
) -> ReplayAnswer:
    """Send everything of a stretch of time again, also what the webhook never heard of. For admins.

    It is done in batches. A call that breaks off may be repeated: what already waits to be sent again is counted, and
    not sent twice.
    """
    return ReplayAnswer(Replayed(prepared))


def _shown(call: Call, delivery: Delivery) -> One[DeliveryWire]:
    return one(call, delivery_to_wire(delivery), version_of(delivery))
