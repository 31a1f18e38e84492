"""What is done by the clock: one list, one line for each job. Jobs may run twice and do the thing once."""

import datetime as dt
from collections.abc import Awaitable, Callable

import msgspec

from parley.api.toolbox.idempotency import keys, store
from parley.app.settings import Settings
from parley.kit.clock import utc_now
from parley.kit.db import Database


class Hands(msgspec.Struct, frozen=True):
    """What a job may use."""

    database: Database
    settings: Settings


class Job(msgspec.Struct, frozen=True):
    """`cron` has five parts, in UTC."""

    name: str
    cron: str
    run: Callable[[Hands], Awaitable[None]]


async def prune_idempotency_keys(hands: Hands) -> None:
    """Forget the keys that are past their life."""
    async with hands.database.system() as connection:
        await store.prune(connection, utc_now() - keys.LIFE - dt.timedelta(minutes=5))


JOBS = (Job("idempotency.prune", "17 * * * *", prune_idempotency_keys),)
