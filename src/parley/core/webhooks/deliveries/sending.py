"""What whoever sends asks for and reports: the next deliveries by lease, a body to keep, what came of an attempt."""

import datetime as dt
import random
from collections.abc import Sequence

from parley.core.actor import system_actor
from parley.core.events import find_events
from parley.core.webhooks.deliveries import store
from parley.core.webhooks.deliveries.model import Due, Outcome, gives_up, next_attempt
from parley.core.webhooks.deliveries.warning import Warner
from parley.core.webhooks.events import WebhookSuspended
from parley.core.webhooks.secrets import PURPOSE
from parley.core.work import writing
from parley.kit.crypto import Secret
from parley.kit.db import Database

LEASE = dt.timedelta(seconds=6)
"""Shorter than a call may take: whoever lives renews it, and what a killed sender held is soon due again."""
ORIGIN = "webhooks"


async def claim(
    database: Database,
    *,
    secret: Secret,
    room: int,
    most: int,
    each: int,
    answered: Sequence[int] = (),
    now: dt.datetime,
) -> list[Due]:
    """Lease the next deliveries, `room` of them, with the events of those that have no body yet.

    At most `most` are under way at any moment, three quarters of them to one workspace, and `each` to one webhook, or
    one to a webhook that failed last, whoever sends them; those of the sender's own that were `answered`, and only wait
    to be put on record, are not. Workspaces take turns, and in each its webhooks.
    Whoever has neither finished one nor renewed its lease when that ends has lost it: then it is due again.
    """
    async with database.system() as connection:
        rows = await store.claim(
            connection, room=room, most=most, each=each, answered=answered, now=now, until=now + LEASE
        )
        wanted = [(row.workspace, row.delivery.event) for row in rows if row.body is None and row.delivery.event]
        events = await find_events(connection, wanted) if wanted else {}
    return [
        Due(
            row.workspace,
            row.delivery,
            row.webhook,
            row.body,
            _opened(secret, row.sealed, now),
            events.get((row.workspace, row.delivery.event)),
        )
        for row in rows
    ]


async def renew(database: Database, dues: Sequence[Due], *, now: dt.datetime) -> None:
    """The leases of what is still under way last longer; what is over stays so."""
    async with database.system() as connection:
        await store.renew(connection, dues, now + LEASE)


async def keep_body(database: Database, due: Due, body: bytes) -> None:
    """The body is what every attempt sends from now on."""
    async with database.tenant(due.workspace) as connection:
        await store.keep_body(connection, due, body)


async def drop(database: Database, due: Due, reason: str, *, now: dt.datetime) -> None:
    """The delivery is over without having been sent: there is nothing left to tell."""
    async with database.tenant(due.workspace) as connection:
        await store.drop(connection, due, reason, now)


async def finish_well(
    database: Database, dues: Sequence[Due], outcomes: Sequence[Outcome], *, now: dt.datetime
) -> set[int]:
    """The attempts, all of which were accepted, are on record, and their deliveries are done; returns which those are.

    It waits for nobody: what others are at work on, as they erase a customer or delete a webhook, is left to `finish`.
    """
    async with database.system() as connection:
        return await store.finish_well(connection, dues, outcomes, now)


async def finish(database: Database, due: Due, outcome: Outcome, *, warner: Warner, now: dt.datetime) -> None:
    """The attempt is on record; the delivery is done, due later, or given up, and so may be its webhook.

    Whoever runs the desk is told of the latter, once. Nothing of it happens when the webhook has been deleted
    meanwhile.
    """
    attempts = due.delivery.attempts + 1
    later = None
    if not outcome.ok:
        chance = random.random()  # noqa: S311 -- spreads what failed together; nobody gains by guessing it
        later = next_attempt(attempts, now=now, chance=chance, asked=outcome.asked)
    async with writing(database, system_actor(due.workspace), now=now, origin=ORIGIN) as work:
        if not await store.finish(work, due, outcome, later):
            return
        webhook = await store.note_outcome(work, due.webhook.id, outcome)
        reason = gives_up(webhook, outcome, now) if webhook is not None else ""
        if webhook is not None and reason and await store.suspend(work, webhook.id):
            work.record(WebhookSuspended(id=webhook.id, name=webhook.name, reason=reason))
            await warner.warn(work, webhook, reason)


def _opened(
    secret: Secret, sealed: tuple[bytes, bytes | None, dt.datetime | None], now: dt.datetime
) -> tuple[str, ...]:
    newest, old, until = sealed
    kept = [newest] + ([old] if old is not None and until is not None and until > now else [])
    opened = [secret.unseal(PURPOSE, each) for each in kept]
    return tuple(text.decode() for text in opened if text is not None)
