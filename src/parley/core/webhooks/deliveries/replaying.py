"""Send again what a stretch of time held, batch by batch: no transaction is long, and what breaks off can be repeated.

What already waits to be sent again is not queued twice. So a call that was cut off is repeated and goes on where it
was, and of two at once one finds the other's work done.
"""

import datetime as dt

from parley.core.actor import Actor
from parley.core.errors import Invalid
from parley.core.events import Position, list_feed
from parley.core.webhooks.actions import get_webhook
from parley.core.webhooks.deliveries import store
from parley.core.webhooks.deliveries.model import DeliveryKind
from parley.core.webhooks.deliveries.planning import Topics, rows_for
from parley.core.webhooks.model import Webhook
from parley.core.work import Work, reading, writing
from parley.kit.db import Database
from parley.kit.db.turns import take_turn

MOST_REPLAYED = 10_000
BATCH = 500


async def replay_range(
    database: Database,
    actor: Actor,
    *,
    webhook: int,
    since: dt.datetime,
    until: dt.datetime,
    topics: Topics,
    now: dt.datetime,
    origin: str,
) -> int:
    """Everything that happened from `since` until before `until` is due to the webhook anew; return how much it is.

    What it never heard of is among it. Each batch is a transaction of its own: when it breaks off, some is due already.
    Raises WebhookNotFound, Invalid, Forbidden, all before anything is due.
    """
    async with reading(database, actor, now=now, origin=origin) as work:
        found = await get_webhook(work, webhook=webhook)
        if since >= until:
            raise Invalid.at("to", "Must be later than from")
        places = await store.places_between(work, since, until, MOST_REPLAYED + 1)
    if len(places) > MOST_REPLAYED:
        raise Invalid.at("to", f"Must leave {MOST_REPLAYED} events at most")
    if not places:
        return 0
    (epoch, xid, first), last = places[0], places[-1]
    place: Position | None = (epoch, xid, first - 1)
    wanted = {position[2] for position in places}
    count = 0
    while place is not None and place < last:
        async with writing(database, actor, now=now, origin=origin) as work:
            place, amount = await _replay_batch(work, found, place, wanted, topics)
        count += amount
    return count


async def _replay_batch(
    work: Work, webhook: Webhook, place: Position, wanted: set[int], topics: Topics
) -> tuple[Position | None, int]:
    """Have the next events due again, those of them that are wanted; return the place behind them, and how many.

    There is no such place once the feed shows no more: what others still commit is told as news.
    """
    await take_turn(work.connection, "webhook replays", work.workspace)
    events = await list_feed(work, after=place, limit=BATCH)
    rows = [
        row
        for event in events
        if event.id in wanted and not event.quiet
        for row in rows_for(work.workspace, webhook, event, topics, DeliveryKind.REPLAY)
    ]
    waiting = await store.waiting_replays(work, webhook.id, [row.message_id for row in rows])
    await store.insert(work, [row for row in rows if row.message_id not in waiting])
    return (events[-1].position if events else None), len(rows)
