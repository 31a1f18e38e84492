"""Who sits at a desk under test: a browser with a cookie jar of its own, signed in through the door."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from parley.core.access import Method, NewSession, Visitor, start_session
from parley.core.actor import Actor, ActorKind, Role
from parley.core.seats import digest_password, keep_password
from tests.support.conformance import check_conformance
from tests.support.desks import Desk

PASSWORD = "a long sentence is best"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass
class Browser:
    """A browser at a desk's own address; `token` is its session's, sent with every request while it is known."""

    desk: Desk
    client: httpx.AsyncClient
    token: str = ""
    seat: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def cookie(self) -> str:
        """The text of the session's cookie; empty where there is none."""
        return self.client.cookies.get("parley") or ""

    async def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request to `/api/v1` + path as a page of the desk would; None takes one of its headers away."""
        headers = {"origin": str(self.client.base_url).rstrip("/"), "x-csrf-token": self.token or None}
        headers |= options.pop("headers", {})
        sent = {name: text for name, text in headers.items() if text is not None}
        answer = await self.client.request(method, f"/api/v1{path}", headers=sent, **options)
        check_conformance(answer)
        return answer

    async def sign_in(self, email: str = "owner@desk.test", password: str = PASSWORD, **more: Any) -> httpx.Response:
        """Sign in, and remember what the door said of it."""
        answer = await self.call("POST", "/session", json={"email": email, "password": password, **more})
        if answer.is_success:
            self.take(answer)
        return answer

    def take(self, answer: httpx.Response) -> None:
        """Remember who was seated."""
        self.seat = answer.json()["data"]
        self.token = self.seat["csrf_token"]


@asynccontextmanager
async def open_browser(desk: Desk, *, host: str | None = None, agent: str = FIREFOX) -> AsyncGenerator[Browser]:
    """Open a browser at the host that leads to the desk's workspace."""
    host = host or f"{desk.workspace.slug}.test"
    await desk.call("PATCH", "/workspace", json={"hosts": [f"{desk.workspace.slug}.test"]})
    base = f"http://{host}"
    async with httpx.AsyncClient(
        transport=desk.client._transport, base_url=base, headers={"user-agent": agent}
    ) as client:
        yield Browser(desk, client)


async def give_password(desk: Desk, agent: int | None = None, password: str = PASSWORD) -> None:
    """Give an agent, the owner unless told otherwise, a password."""
    hashed = await digest_password(desk.house.hasher, password)
    async with desk.work() as work:
        await keep_password(work, agent=agent or desk.owner.id or 0, hashed=hashed, by="operator")


async def begin_session(desk: Desk, agent: int, **visitor: Any) -> NewSession:
    """Begin a session without any proof."""
    async with desk.work(Actor(desk.workspace.id, ActorKind.AGENT, agent, "Agent", Role.AGENT)) as work:
        return await start_session(work, agent=agent, method=Method.LINK, visitor=Visitor(**visitor))
