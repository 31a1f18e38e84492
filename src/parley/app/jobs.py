"""What is done by the clock: one list, one line for each job. Jobs may run twice and do the thing once."""

import datetime as dt
from collections.abc import Awaitable, Callable

import msgspec

from parley.api.native.mapping.exports import spelling_of
from parley.api.native.mapping.imports import line_from_wire
from parley.api.toolbox.idempotency import keys, store
from parley.app import samples
from parley.app.settings import Settings
from parley.core.access import drop_expired_sessions
from parley.core.exports import Export, Spelling, run_exports
from parley.core.files import FileVault, sweep_orphans
from parley.core.imports import Import, ReadLine, forget_abandoned, run_imports
from parley.core.mails import drop_old_mails
from parley.core.operations import drop_expired
from parley.core.seats import drop_expired_links
from parley.core.tickets import purge_deleted, setup_of, tell_unattended, wake_due
from parley.core.webhooks import deliveries
from parley.core.work import Work
from parley.kit.clock import utc_now
from parley.kit.db import Database


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
    """Forget the keys that are past their life."""
    async with hands.database.system() as connection:
        await store.prune(connection, utc_now() - keys.LIFE - dt.timedelta(minutes=5))


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
    """Remove the files that belong to nothing."""
    await sweep_orphans(hands.database, hands.vault, utc_now())


async def write_exports(hands: Hands) -> None:
    """Write the exports that wait."""

    async def spell(work: Work, export: Export) -> Spelling:
        return spelling_of(export, hands.settings.public_address, (await setup_of(work)).fields)

    await run_exports(hands.database, hands.vault, spell)


async def take_in_imports(hands: Hands) -> None:
    """Take in the imports that wait."""

    async def reader(work: Work, _: Import) -> ReadLine:
        fields = (await setup_of(work)).fields
        return lambda text: line_from_wire(text, fields)

    await run_imports(hands.database, reader)


async def forget_imports(hands: Hands) -> None:
    """Forget the imports that were never uploaded to their end."""
    await forget_abandoned(hands.database, utc_now())


async def keep_partitions(hands: Hands) -> None:
    """Make room for the deliveries of the coming days, and forget those that are thirty days old."""
    await deliveries.keep_partitions(hands.database, utc_now())


async def make_missing_samples(hands: Hands) -> None:
    """Make the sample data that a web process has left unmade."""
    await samples.make_samples(hands.database)


async def drop_ended_seats(hands: Hands) -> None:
    """Forget sessions, one-time links and mails that are over."""
    await drop_expired_sessions(hands.database, utc_now())
    await drop_expired_links(hands.database, utc_now())
    await drop_old_mails(hands.database, utc_now())


JOBS = (
    Job("idempotency.prune", "17 * * * *", prune_idempotency_keys),
    Job("tickets.wake", "* * * * *", wake_tickets),
    Job("tickets.unattended", "* * * * *", tell_of_unattended),
    Job("tickets.purge", "23 * * * *", purge_tickets),
    Job("operations.drop", "29 * * * *", drop_operations),
    Job("exports.write", "* * * * *", write_exports),
    Job("imports.run", "* * * * *", take_in_imports),
    Job("imports.forget", "47 * * * *", forget_imports),
    Job("files.sweep", "37 * * * *", sweep_files),
    Job("samples.make", "* * * * *", make_missing_samples),
    Job("seats.drop", "53 * * * *", drop_ended_seats),
    Job("webhooks.partitions", "7 * * * *", keep_partitions),
)
