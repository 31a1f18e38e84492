"""A desk under test: one fresh workspace, its owner's key, and a client that speaks to the whole application."""

import atexit
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import structlog

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.house import House
from parley.api.toolbox.limits import RateLimiter, SignInLimits
from parley.app.asgi import Root
from parley.app.dialects import TOPICS
from parley.app.doors import DOORS
from parley.app.endpoints import Doorbell
from parley.core import access, workspaces
from parley.core.actor import Actor, ActorKind, Role, system_actor
from parley.core.assist import Assistant
from parley.core.attention import Lookout
from parley.core.events import Broadcaster
from parley.core.files import FileVault
from parley.core.sla import standing as sla_standing
from parley.core.tickets import setup as tickets_setup
from parley.core.work import Work, reading, writing
from parley.kit.clock import utc_now
from parley.kit.crypto import Secret
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.support.conformance import check_conformance
from tests.support.streams import hanging_up

SLUGS = itertools.count(1)
HOUSES = itertools.count(1)
FILES = tempfile.mkdtemp(prefix="parley-files-")
atexit.register(shutil.rmtree, FILES, ignore_errors=True)
structlog.configure(processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])
SECRET_TEXT = "tests have no secrets, only bytes"
SECRET = Secret(SECRET_TEXT.encode())
PUBLIC_URL = "http://desk.test"


@dataclass
class Desk:
    """One workspace; `call` speaks to the native door with the owner's key unless told otherwise."""

    database: Database
    house: House
    client: httpx.AsyncClient
    workspace: workspaces.Workspace
    key: str
    headers: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def owner(self) -> Actor:
        assert self.workspace.owner_id is not None
        return Actor(self.workspace.id, ActorKind.AGENT, self.workspace.owner_id, "Olivia Owner", Role.OWNER)

    async def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request to `/api/v1` + path as the owner; `headers` are added, `key=None` sends no key.

        The answer must be one that the door's OpenAPI document promises.
        """
        return await self.knock(method, f"/api/v1{path}", **options)

    async def knock(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request to a whole path, whichever door it belongs to; options and promise as in `call`."""
        key = options.pop("key", self.key)
        headers = {**self.headers, **options.pop("headers", {})}
        if key is not None:
            headers.setdefault("authorization", f"Bearer {key}")
        response = await self.client.request(method, path, headers=headers, **options)
        check_conformance(response)
        return response

    async def made(self, path: str, body: Any, **options: Any) -> dict[str, Any]:
        """POST and return the object; the test fails unless it is 201."""
        response = await self.call("POST", path, json=body, **options)
        assert response.status_code == 201, response.text
        return response.json()["data"]

    async def got(self, path: str, **options: Any) -> Any:
        """GET and return the whole answer; the test fails unless it is 200."""
        response = await self.call("GET", path, **options)
        assert response.status_code == 200, response.text
        return response.json()

    @asynccontextmanager
    async def work(self, actor: Actor | None = None) -> AsyncGenerator[Work]:
        """Open a transaction for core's actions, as the owner unless told otherwise."""
        async with writing(self.database, actor or self.owner, now=utc_now(), origin="test") as work:
            yield work

    @asynccontextmanager
    async def look(self, actor: Actor | None = None) -> AsyncGenerator[Work]:
        """Open a reading unit of work."""
        async with reading(self.database, actor or self.owner, now=utc_now(), origin="test") as work:
            yield work

    async def key_for(self, role: Role, agent: int | None = None) -> str:
        """Make another key and return its text."""
        async with self.work(system_actor(self.workspace.id)) as work:
            return (await access.create_key(work, name=f"{role} key", role=role, agent=agent)).text


def house_for(
    database: Database,
    *,
    rate: str = "off",
    vault: FileVault | None = None,
    outbound: Outbound | None = None,
    assistant: Assistant | None = None,
    broadcaster: Broadcaster | None = None,
    **settings: Any,
) -> House:
    """Furnish a house for tests: no limit unless asked for, files in a fresh folder, nothing private in reach."""
    outbound = outbound or Outbound()
    return House(
        database=database,
        secret=SECRET,
        limiter=RateLimiter(rate),
        public_url=settings.pop("public_url", PUBLIC_URL),
        sign_ins=settings.pop("sign_ins", None) or SignInLimits(account="off", address="off"),
        files_url="",
        vault=vault or FileVault(f"file://{FILES}/{next(HOUSES)}"),
        now=utc_now,
        log=structlog.get_logger(),
        outbound=outbound,
        prove=Doorbell(outbound).prove,
        assistant=assistant or Assistant(None),
        broadcaster=broadcaster or Broadcaster(database, structlog.get_logger()),
        lookout=Lookout(database, structlog.get_logger(), now=utc_now),
        topics=TOPICS,
        **settings,
    )


async def no_pages(scope: Any, receive: Any, send: Any) -> None:
    """Stand in for the house's own pages."""
    await Answer(404)(scope, receive, send)


def forget(workspace: int) -> None:
    """Drop the words kept for this number: a process of tests has more than one database, and each counts from 1."""
    tickets_setup.CACHE.pop(workspace, None)
    sla_standing.CACHE.pop(workspace, None)


@asynccontextmanager
async def open_desk(database: Database, house: House | None = None) -> AsyncGenerator[Desk]:
    """Make a workspace of its own for one test, and a client of the whole application."""
    house = house or house_for(database)
    slug = f"desk-{os.getpid()}-{next(SLUGS)}"
    async with database.system() as connection, connection.transaction():
        workspace = await workspaces.create_workspace(
            connection,
            slug=slug,
            name="Test desk",
            owner_email="owner@desk.test",
            owner_name="Olivia Owner",
            now=utc_now(),
        )
    forget(workspace.id)
    transport = httpx.ASGITransport(hanging_up(Root(house, DOORS, no_pages)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
        desk = Desk(database, house, client, workspace, "")
        desk.key = await desk.key_for(Role.OWNER, workspace.owner_id)
        yield desk
