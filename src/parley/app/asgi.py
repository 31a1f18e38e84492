"""The root: sends each request to its door by the longest prefix, and never redirects.

Doors are whole applications of their own, so unknown paths, wrong methods and crashes below a prefix answer in that
dialect's shape. What no door claims belongs to the house. `Parley` opens and closes what the root needs.
"""

import asyncio
import gc
import signal
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.door import Door, DoorApplication
from parley.api.toolbox.house import House
from parley.api.toolbox.limits import RateLimiter, SignInLimits
from parley.app import assistance, downloads, installation, store
from parley.app.dialects import TOPICS
from parley.app.doors import DOORS
from parley.app.endpoints import Doorbell
from parley.app.environment import read
from parley.app.front import FOLDER, HELP, front_pages
from parley.app.help import Robots, open_help_center
from parley.app.metrics import Metrics
from parley.app.pages import Pages, house_pages
from parley.app.readiness import Readiness
from parley.app.samples import Furnisher
from parley.app.settings import Settings
from parley.core.attention import Lookout
from parley.core.events import Broadcaster
from parley.core.files import FileVault
from parley.kit.clock import utc_now
from parley.kit.crypto import Secret
from parley.kit.db import Database, DatabaseGone
from parley.kit.http import Outbound
from parley.kit.oidc import OidcClient, Provider

Application = Callable[[Any, Any, Any], Awaitable[None]]
HOUSE_PATHS = (
    "/app", "/portal", "/help", "/p", "/f", "/w", "/docs", "/openapi", "/openapi.json", "/assets", "/robots.txt",
    "/healthz", "/readyz", "/metrics",
)  # fmt: skip
STOPPING_SIGNAL = signal.SIGUSR1
"""Tells a web process that it will be ended shortly: from now on it says it is not ready, and goes on answering."""
POOL_NOTED_EVERY = 10.0
DATABASE_WITHIN = 20.0
RETRY_EVERY = 0.2
COLLECT_EVERY = (10_000, 20, 20)
"""Objects of the youngest generation, and rounds of the others: a page of tickets alone makes hundreds."""


class Root:
    """The whole of Parley as one ASGI application."""

    def __init__(self, house: House, doors: Sequence[Door], pages: Application) -> None:
        self._pages = pages
        self._doors = sorted(
            ((prefix, DoorApplication(door, house)) for door in doors for prefix in door.prefixes),
            key=lambda pair: -len(pair[0]),
        )

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request."""
        if scope["type"] == "http":
            await self._find(scope["path"])(scope, receive, send)
        else:
            await Answer(404)(scope, receive, send)

    def _find(self, path: str) -> Application:
        for prefix, door in self._doors:
            if path.startswith(prefix) and (len(path) == len(prefix) or path[len(prefix)] == "/"):
                return door
        return self._pages


class Parley:
    """A web process: the root, once the lifespan has opened the database, and until it has closed it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._database = Database(
            settings.database_url, row_security=settings.row_security, size=settings.database_pool
        )
        self._root: Application = Answer(503)
        self._log: Any = structlog.get_logger()
        self._broadcaster = Broadcaster(self._database, self._log)
        self._furnisher = Furnisher(self._database, settings.files_address)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request, or the life of the process."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._root(scope, receive, send)

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        try:
            metrics = await self._move_in()
        except DatabaseGone as gone:
            self._log.error("the database does not answer", reason=str(gone.__cause__))
            await send({"type": "lifespan.startup.failed"})
            return
        _settle_memory()
        noting = asyncio.create_task(self._note_pool(metrics))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        noting.cancel()
        self._broadcaster.stop()
        await self._furnisher.stop()
        await self._database.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _move_in(self) -> Metrics:
        """Open the database, and wait for one that is recovering: a start that fails takes the other processes along.

        Raises DatabaseGone when it has not answered for twenty seconds.
        """
        deadline = time.monotonic() + DATABASE_WITHIN
        while True:
            try:
                await self._database.open()
                return await self._furnish()
            except DatabaseGone:
                await self._database.close()
                if time.monotonic() > deadline:
                    raise
            await asyncio.sleep(RETRY_EVERY)

    async def _furnish(self) -> Metrics:
        settings, metrics = self._settings, Metrics()
        _make_files_folder(settings)
        outbound = Outbound(settings.outbound_allow)
        house = House(
            database=self._database,
            secret=Secret(settings.secret.encode() or await self._kept_secret()),
            limiter=RateLimiter(settings.rate_limit, settings.valkey_url or None),
            public_url=settings.public_address,
            files_url="",
            vault=FileVault(settings.files_address),
            now=utc_now,
            log=self._log,
            outbound=outbound,
            oidc=make_oidc(settings, outbound),
            prove=Doorbell(outbound).prove,
            assistant=assistance.make_assistant(settings),
            topics=TOPICS,
            max_body=settings.max_body,
            max_upload=settings.max_upload,
            max_fetch=settings.max_fetch,
            max_form=settings.max_form,
            broadcaster=self._broadcaster,
            lookout=Lookout(self._database, self._log, now=utc_now),
            observe=metrics.observe,
            sign_ins=SignInLimits(valkey_url=settings.valkey_url or None),
            proxies=settings.proxies,
            sends_mail=bool(settings.smtp_url),
            furnish=self._furnisher.furnish,
            installation=installation.describe(),
        )
        readiness = Readiness(self._database, settings.files_address)
        _listen_for_the_end(readiness, self._broadcaster)
        table = house_pages(
            doors=DOORS, url=house.public_url, database=self._database, readiness=readiness, metrics=metrics
        )
        table |= front_pages(table["/"], help_center=open_help_center(house, FOLDER / HELP))
        table["/robots.txt"] = Robots(house)
        table[downloads.PREFIX] = downloads.Downloads(house)
        self._root = Root(house, DOORS, Pages(table))
        return metrics

    async def _kept_secret(self) -> bytes:
        async with self._database.system() as connection:
            return await store.secret(connection)

    async def _note_pool(self, metrics: Metrics) -> None:
        while True:
            metrics.note_pool(self._database)
            metrics.note_listeners(self._broadcaster.listening)
            await asyncio.sleep(POOL_NOTED_EVERY)


def create() -> Parley:
    """Make the application from the environment, for any ASGI server; it needs PARLEY_DATABASE_URL."""
    return Parley(read())


def make_oidc(settings: Settings, outbound: Outbound) -> OidcClient | None:
    """Return the client of the issuer that the settings name; None where they name none."""
    if not settings.oidc_issuer or not settings.oidc_client_id:
        return None
    provider = Provider(settings.oidc_name, settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret)
    return OidcClient(outbound, provider, redirect=f"{settings.public_address}/api/v1/session/oidc/callback")


def _make_files_folder(settings: Settings) -> None:
    if not settings.files_url:
        with suppress(OSError):  # readiness tells of it, which is more than a failed start would
            Path(settings.data_dir / "files").mkdir(mode=0o700, parents=True, exist_ok=True)


def _settle_memory() -> None:
    """Have the collector leave alone what lives as long as the process, and look less often at what does not."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_EVERY)


def _listen_for_the_end(readiness: Readiness, broadcaster: Broadcaster) -> None:
    def stopping() -> None:
        readiness.stopping = True
        broadcaster.stop()

    asyncio.get_running_loop().add_signal_handler(STOPPING_SIGNAL, stopping)
