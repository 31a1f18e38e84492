"""How much waits to be sent, and how many endpoints are in trouble: figures for whoever runs the installation."""

import datetime as dt

import msgspec

from parley.core.webhooks.deliveries.store import backlog as store
from parley.kit.db import Database

MOST_COUNTED = 10_000


class Backlog(msgspec.Struct, frozen=True):
    """What is pending, of all workspaces. All of it is counted to 10,000 together, which then means as many or more.

    `due` could be sent now, `sending` is leased to a sender, `retrying` failed and waits for its next attempt, `held`
    belongs to endpoints that are paused or suspended. `failing` and `suspended` count endpoints.
    """

    due: int
    sending: int
    retrying: int
    held: int
    failing: int
    suspended: int


async def measure_backlog(database: Database, *, now: dt.datetime) -> Backlog:
    """Count what is pending and which endpoints are in trouble, by two statements that look at so many rows at most."""
    async with database.system() as connection:
        pending = await store.count_pending(connection, now, MOST_COUNTED)
        failing, suspended = await store.count_troubled(connection, MOST_COUNTED)
    counts = {state: pending.get(state, 0) for state in ("due", "sending", "retrying", "held")}
    return Backlog(**counts, failing=failing, suspended=suspended)
