"""Webhooks in tests: made, told of events, claimed and finished as the worker does it."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

import pytest

from parley.core import tags, webhooks
from parley.core.dispatch import dispatch
from parley.core.events import RecordedEvent
from parley.core.webhooks import Webhook, deliveries
from parley.core.webhooks.deliveries import Due, Outcome, Warner
from parley.kit.clock import utc_now
from parley.kit.db import Database
from tests.support.desks import PUBLIC_URL, SECRET, Desk

DAY = dt.timedelta(days=1)


def by_type(event: RecordedEvent) -> Sequence[str]:
    """Tell every event by its type."""
    return (event.type,)


TOPICS: deliveries.Topics = dict.fromkeys(("native", "clearfeed", "featurebase", "socialboards"), by_type)


@pytest.fixture(autouse=True)
async def nothing_is_due(database: Database) -> None:
    """Remove the deliveries that other tests have left; of those to nobody each costs a name's whole patience."""
    async with database.system() as connection:
        await connection.execute("delete from webhook_deliveries")


async def hooked(desk: Desk, *events: str, url: str = "https://hooks.example.com/1", **settings: Any) -> Webhook:
    """Make a webhook; it hears of what follows."""
    async with desk.work() as work:
        settings = {"name": "Hook", "format": "native", **settings}
        webhook, _ = await webhooks.create_webhook(work, secret=SECRET, url=url, events=list(events), **settings)
        return webhook


async def tagged(desk: Desk, *names: str, quiet: bool = False) -> None:
    """Make tags, each an event."""
    async with desk.work() as work:
        work.quiet = quiet
        for name in names:
            await tags.create_tag(work, name=name)


async def planned(desk: Desk, topics: deliveries.Topics = TOPICS) -> None:
    """Plan the deliveries of everything that has happened."""
    while await dispatch(desk.database, desk.workspace.id, [partial(deliveries.plan, topics=topics)], now=utc_now()):
        pass


async def claimed(
    desk: Desk,
    *,
    most: int = 10_000,
    each: int = 4,
    later: dt.timedelta | None = None,
) -> list[Due]:
    """Claim what is due, now or later, and return this desk's part; what other tests have left due takes no place."""
    now = utc_now() + (later or dt.timedelta())
    found = await deliveries.claim(desk.database, secret=SECRET, room=most, most=most, each=each, now=now)
    return [due for due in found if due.workspace == desk.workspace.id]


async def finished(desk: Desk, due: Due, outcome: Outcome, now: dt.datetime | None = None) -> None:
    """Report what came of an attempt."""
    await deliveries.finish(desk.database, due, outcome, warner=Warner(SECRET, PUBLIC_URL), now=now or utc_now())


async def rows_of(desk: Desk, table: str = "webhook_deliveries") -> list[dict[str, Any]]:
    """Read the rows of deliveries or attempts, oldest first."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        rows = await connection.fetch(
            f"select * from {table} where workspace_id = $1 order by created_at, id", desk.workspace.id
        )
    return [dict(row) for row in rows]
