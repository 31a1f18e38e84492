"""Test webhooks, look at what was sent to them, send it again. All of it is for those who manage the desk."""

from parley.core.access import Permission, require
from parley.core.events import find_events
from parley.core.webhooks.actions import get_webhook
from parley.core.webhooks.deliveries import store
from parley.core.webhooks.deliveries.introducing import TEST
from parley.core.webhooks.deliveries.model import (
    Attempt,
    Delivery,
    DeliveryKind,
    DeliveryNotFound,
    DeliveryStatus,
    Told,
    message_id,
)
from parley.core.webhooks.deliveries.store.records import Row
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def test_webhook(work: Work, *, webhook: int) -> Delivery:
    """A test is due to the webhook, paused or not. Raises WebhookNotFound, Forbidden."""
    found = await get_webhook(work, webhook=webhook)
    place = f"test {work.now.isoformat()}"
    row = Row(found.id, 0, TEST, "", None, message_id(work.workspace, found.id, 0, place), DeliveryKind.TEST)
    return (await store.insert(work, [row]))[0]


async def list_deliveries(
    work: Work, search: Search, *, webhook: int, status: DeliveryStatus | None = None
) -> Found[Delivery]:
    """Page through what was due to a webhook. Raises WebhookNotFound, Forbidden."""
    found = await get_webhook(work, webhook=webhook)
    return await store.fetch(work, search, webhook=found.id, status=status)


async def get_delivery(work: Work, *, webhook: int, delivery: int) -> Told:
    """Return a delivery with what it says. Raises WebhookNotFound, DeliveryNotFound, Forbidden."""
    found = await get_webhook(work, webhook=webhook)
    what, body = await _found(work, found.id, delivery)
    wanted = (work.workspace, what.event)
    events = await find_events(work.connection, [wanted]) if what.event and body is None else {}
    return Told(what, found.format, body, events.get(wanted))


async def list_attempts(work: Work, *, delivery: Delivery) -> list[Attempt]:
    """List what was tried for it, oldest first. Raises Forbidden."""
    require(work, Permission.MANAGE)
    return await store.attempts(work, delivery)


async def replay_delivery(work: Work, *, delivery: int, webhook: int | None = None) -> Delivery:
    """The delivery is due anew, with the same message id and body. Raises DeliveryNotFound, Forbidden."""
    require(work, Permission.MANAGE)
    old, body = await _found(work, webhook, delivery)
    row = Row(old.webhook, old.event, old.type, old.topic, old.ticket, old.message_id, DeliveryKind.REPLAY)
    return (await store.insert(work, [row], body=body))[0]


async def _found(work: Work, webhook: int | None, delivery: int) -> tuple[Delivery, bytes | None]:
    found = await store.find(work, delivery)
    if found is None or (webhook is not None and found[0].webhook != webhook):
        raise DeliveryNotFound
    return found
