"""What is done by the clock: one list, one line for each job. Jobs may run twice and do the thing once."""

import datetime as dt
from collections.abc import Awaitable, Callable

import msgspec

from parley.api.toolbox.idempotency import keys, store
from parley.app import samples
from parley.app.settings import Settings
from parley.core.access import drop_expired_sessions
from parley.core.articles import let_go_of_pictures
from parley.core.attention import FORGOTTEN_AFTER, forget_absent
from parley.core.events import forget_events
from parley.core.files import FileVault, sweep_orphans
from parley.core.imports import forget_lines
from parley.core.mails import drop_old_mails
from parley.core.operations import drop_expired
from parley.core.portal import drop_ended
from parley.core.seats import drop_expired_links
from parley.core.tickets import purge_deleted, tell_unattended, wake_due
from parley.core.webhooks import deliveries
from parley.kit.clock import utc_now
from parley.kit.db import Database
from parley.kit.db.partitions import keep_partitions


class Hands(msgspec.Struct, frozen=True):
    """What a job may use."""

    database: Database
    settings: Settings
    vault: FileVault


class Job(msgspec.Struct, frozen=True):
    """`cron` has five parts, in UTC."""

    name: str
    cron: str
    run: Callable[[Hands], Awaitable[None]]


async def prune_idempotency_keys(hands: Hands) -> None:
    """Make room for the keys of the coming days, and forget the days whose keys are all past their life."""
    await keep_partitions(hands.database, store.TABLES, kept=keys.LIFE + dt.timedelta(minutes=5), now=utc_now())


async def wake_tickets(hands: Hands) -> None:
    """Wake the tickets that slept until now."""
    await wake_due(hands.database, utc_now())


async def tell_of_unattended(hands: Hands) -> None:
    """Tell of the tickets that nobody has answered for as long as their inboxes allow."""
    await tell_unattended(hands.database, utc_now())


async def purge_tickets(hands: Hands) -> None:
    """Remove the tickets that were deleted thirty days ago."""
    await purge_deleted(hands.database, hands.vault, utc_now())


async def drop_operations(hands: Hands) -> None:
    """Forget the operations that nobody can undo any more."""
    await drop_expired(hands.database, utc_now())


async def sweep_files(hands: Hands) -> None:
    """Remove the files that belong to nothing, pictures that no article shows among them."""
    await let_go_of_pictures(hands.database, utc_now())
    await sweep_orphans(hands.database, hands.vault, utc_now())


async def forget_imports(hands: Hands) -> None:
    """Forget the imports that were never uploaded to their end, and what was refused long ago."""
    await forget_lines(hands.database, utc_now())


async def forget_presences(hands: Hands) -> None:
    """Forget who was at which ticket."""
    async with hands.database.system() as connection:
        await forget_absent(connection, utc_now() - FORGOTTEN_AFTER)


async def keep_deliveries(hands: Hands) -> None:
    """Make room for the deliveries of the coming days, and forget those that are thirty days old."""
    await deliveries.keep_partitions(hands.database, utc_now())


async def forget_old_events(hands: Hands) -> None:
    """Forget the events that are older than the desk keeps them; where nothing is said of it, none."""
    days = hands.settings.events_retention_days
    if days is not None:
        await forget_events(hands.database, utc_now() - dt.timedelta(days=days))


async def make_missing_samples(hands: Hands) -> None:
    """Make the sample data that a web process has left unmade."""
    await samples.make_samples(hands.database, hands.vault)


async def drop_ended_seats(hands: Hands) -> None:
    """Forget sessions, one-time links and mails that are over."""
    await drop_expired_sessions(hands.database, utc_now())
    await drop_expired_links(hands.database, utc_now())
    await drop_ended(hands.database, utc_now())
    await drop_old_mails(hands.database, utc_now())


JOBS = (
    Job("idempotency.prune", "17 * * * *", prune_idempotency_keys),
    Job("tickets.wake", "* * * * *", wake_tickets),
    Job("tickets.unattended", "* * * * *", tell_of_unattended),
    Job("tickets.purge", "23 * * * *", purge_tickets),
    Job("operations.drop", "29 * * * *", drop_operations),
    Job("imports.forget", "47 * * * *", forget_imports),
    Job("events.forget", "53 * * * *", forget_old_events),
    Job("attention.forget", "11 * * * *", forget_presences),
    Job("files.sweep", "37 * * * *", sweep_files),
    Job("samples.make", "* * * * *", make_missing_samples),
    Job("seats.drop", "53 * * * *", drop_ended_seats),
    Job("webhooks.partitions", "7 * * * *", keep_deliveries),
)
