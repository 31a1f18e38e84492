"""What an event means for the webhooks of its workspace: a row for each that hears of it, and for each topic.

Nobody is told of what was done quietly, or happened before the webhook was made. What an integration does itself is
told all the same: the dialects' own desks do so, and their clients expect it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from parley.core.events import RecordedEvent
from parley.core.webhooks.deliveries import store
from parley.core.webhooks.deliveries.model import DeliveryKind, chosen, hears, message_id
from parley.core.webhooks.deliveries.store.records import Row
from parley.core.webhooks.model import Webhook
from parley.core.work import Work

Topics: TypeAlias = Mapping[str, Callable[[RecordedEvent], Sequence[str]]]
"""For each format, what its dialect calls an event: nothing for one that it does not tell."""


async def plan(work: Work, events: Sequence[RecordedEvent], *, topics: Topics) -> None:
    """Every webhook's deliveries of these events are due."""
    webhooks = await store.active(work)
    rows = [
        row
        for event in events
        if not event.quiet
        for webhook in webhooks
        if event.created_at > webhook.created_at
        for row in rows_for(work.workspace, webhook, event, topics)
    ]
    await store.insert(work, rows)


def rows_for(
    workspace: int, webhook: Webhook, event: RecordedEvent, topics: Topics, kind: DeliveryKind = DeliveryKind.EVENT
) -> Iterator[Row]:
    """Yield what the webhook is told of the event."""
    if hears(webhook, event):
        for topic in chosen(webhook, topics[webhook.format](event)):
            id_ = message_id(workspace, webhook.id, event.id, topic)
            yield Row(webhook.id, event.id, event.type, topic, event.ticket, id_, kind)
