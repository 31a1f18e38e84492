"""The worker: runs the jobs of `jobs` on procrastinate, in PostgreSQL, and beside them the dispatcher of events, the
senders of webhooks, mail and what agents wrote, and whoever takes in imports and writes exports.

What procrastinate leaves to its user is done here: jobs whose worker died are taken up again, finished ones are
forgotten, and the end does not wait for ever.
"""

import asyncio
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import msgspec
import structlog
import uvloop
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException

from parley.api.toolbox.house import House
from parley.api.toolbox.limits import RateLimiter
from parley.app import store, telemetry
from parley.app.bulk import loops
from parley.app.dialects import make_dialects
from parley.app.dispatcher import Dispatcher
from parley.app.endpoints import Doorbell
from parley.app.environment import read
from parley.app.jobs import JOBS, Hands
from parley.app.outbox import outbox
from parley.app.settings import Settings
from parley.app.subscriptions import SUBSCRIBERS
from parley.channels.email import Console, Mailer, Smtp, Transport, server_from
from parley.channels.webhook import Post, Sender
from parley.core.assist import Assistant
from parley.core.attention import Lookout
from parley.core.events import Broadcaster
from parley.core.files import FileVault
from parley.kit.clock import utc_now
from parley.kit.crypto import Secret
from parley.kit.db import Database, DatabaseGone
from parley.kit.http import Outbound

FINISH_WITHIN = 15.0
STALLED_AFTER = 60
KEEP_HOURS = 72
CONCURRENCY = 4
CONNECTIONS = 12
SWEEP = "* * * * *"
CLEAN = "41 3 * * *"


def main(database_url: str) -> None:
    """Work until told to stop; jobs that run get fifteen seconds to end, and are run again if they do not."""
    settings = msgspec.structs.replace(read(), database_url=database_url)
    telemetry.configure(settings.log_level, settings.log_format, process="worker")
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(work(settings))
    except (DatabaseGone, ConnectorException) as gone:
        structlog.get_logger().error("the database does not answer", reason=str(gone.__cause__))
        sys.exit(1)


async def work(settings: Settings) -> None:
    """Run jobs until a signal ends the process."""
    database = Database(settings.database_url, row_security=settings.row_security, size=CONNECTIONS)
    await database.open()
    vault = FileVault(settings.files_address)
    app = make_app(settings.database_url, Hands(database, settings, vault))
    house = await furnish(database, settings)
    sender = Sender(database, house.secret, make_dialects(house), Post(house.outbound), public_url=house.public_url)
    try:
        bulk = loops(database, vault, settings.public_address)
        senders = sender.run(), make_mailer(house, settings).run(), outbox(database)
        async with app.open_async(), beside(Dispatcher(database, SUBSCRIBERS, sender.wake).run(), *senders, *bulk):
            await app.run_worker_async(
                name="parley",
                concurrency=CONCURRENCY,
                shutdown_graceful_timeout=FINISH_WITHIN,
                # All jobs are done by the clock; to listen for others wakes the process ten times a second.
                listen_notify=False,
                fetch_job_polling_interval=5.0,
                delete_jobs="never",
            )
    finally:
        await database.close()


async def furnish(database: Database, settings: Settings) -> House:
    """Lend the doors' words what they need of a house: its secret, its address, its files. Nobody calls at this one."""
    async with database.system() as connection:
        kept = await store.secret(connection)
    outbound = Outbound(settings.outbound_allow)
    return House(
        database=database,
        secret=Secret(settings.secret.encode() or kept),
        limiter=RateLimiter("off"),
        public_url=settings.public_address,
        files_url="",
        vault=FileVault(settings.files_address),
        now=utc_now,
        log=structlog.get_logger(),
        outbound=outbound,
        prove=Doorbell(outbound).prove,
        assistant=Assistant(None),
        broadcaster=Broadcaster(database, structlog.get_logger()),
        lookout=Lookout(database, structlog.get_logger(), now=utc_now),
    )


def make_mailer(house: House, settings: Settings) -> Mailer:
    """Return what sends mail: by the server that the settings name, else into a folder."""
    transport: Transport = Console(settings.data_dir / "mails")
    if settings.smtp_url:
        transport = Smtp(server_from(settings.smtp_url))
    return Mailer(house.database, house.secret, transport, sender=settings.mail_sender)


@asynccontextmanager
async def beside(*loops: Coroutine[Any, Any, None]) -> AsyncGenerator[None]:
    """Run the loops until the block ends; one that fails ends the block, and with it the process, to begin anew."""
    ending = asyncio.current_task()
    assert ending is not None  # noqa: S101 -- there is always a task
    tasks = [asyncio.create_task(loop) for loop in loops]

    def ended(task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            structlog.get_logger().error("a loop of the worker ended", exc_info=task.exception())
            ending.cancel()

    for task in tasks:
        task.add_done_callback(ended)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def make_app(url: str, hands: Hands) -> App:
    """Put the jobs, and those that look after the queue itself, on a procrastinate application."""
    app = App(connector=PsycopgConnector(conninfo=url, min_size=1, max_size=CONCURRENCY))
    for job in JOBS:
        _add(app, job.name, job.cron, partial(job.run, hands))
    _add(app, "queue.sweep", SWEEP, partial(retry_stalled, app))
    _add(app, "queue.clean", CLEAN, partial(forget_finished, app))
    return app


async def retry_stalled(app: App) -> None:
    """Take up the jobs whose worker has given no sign of life for a minute."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        structlog.get_logger().warning("job taken up again", job=job.id, task=job.task_name)
        await app.job_manager.retry_job(job, retry_at=utc_now())


async def forget_finished(app: App) -> None:
    """Delete the jobs that ended three days ago, however they ended."""
    await app.job_manager.delete_old_jobs(KEEP_HOURS, include_failed=True, include_cancelled=True)


def _add(app: App, name: str, cron: str, run: Callable[[], Awaitable[None]]) -> None:
    async def at(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate tells each job the minute it is for
        await run()

    app.periodic(cron=cron)(app.task(name=name, queueing_lock=name, pass_context=False)(at))
