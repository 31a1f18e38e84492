"""Somebody who reads a help centre as the server writes it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from parley.app.asgi import Root
from parley.app.doors import DOORS
from parley.app.front import Rooms
from parley.app.help import HelpCenter, Robots
from parley.app.help.shell import Shell
from parley.app.pages import Pages
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk

BUILT = (
    '<!doctype html><html lang="en"><head><title>Help centre</title>'
    '<link rel="icon" type="image/svg+xml" href="/assets/icon-1.svg"></head><body></body></html>'
)


@dataclass
class Readers:
    """A desk and somebody who reads its help centre, by the workspace's name."""

    desk: Desk

    @property
    def base(self) -> str:
        return f"/w/{self.desk.workspace.slug}/help"

    @property
    def home(self) -> str:
        """The address under which it should be known."""
        return f"http://{self.desk.workspace.slug}.test/help"

    async def get(self, path: str = "", **options: Any) -> httpx.Response:
        return await self.desk.client.get(f"{self.base}{path}", **options)

    async def write(self, title: str, body: str = "Words", **more: Any) -> dict[str, Any]:
        return await self.desk.made("/articles", {"title": title, "body": body, "status": "published", **more})

    async def page(self, title: str, body: str = "Words", **more: Any) -> str:
        article = await self.write(title, body, **more)
        answer = await self.get(f"/articles/{article['slug']}")
        assert answer.status_code == 200
        return answer.text


@asynccontextmanager
async def open_readers(database: Database) -> AsyncGenerator[Readers]:
    """Make a desk with a help centre at a host of its own."""
    house = house_for(database)
    async with open_desk(database, house) as desk:
        center: Any = HelpCenter(house, Shell(BUILT))
        rooms: Any = Rooms({"help": center})
        pages = Pages({"/help": center, "/help/": center, "/robots.txt": Robots(house), "/w/": rooms})
        transport = httpx.ASGITransport(Root(house, DOORS, pages))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            desk.client = client
            await desk.call("PATCH", "/workspace", json={"hosts": [f"{desk.workspace.slug}.test"]})
            yield Readers(desk)
