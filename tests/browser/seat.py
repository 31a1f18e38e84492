"""Who sits before a browser: pages that are watched for whatever a person would never hear of."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, expect
from playwright.async_api import Error as PlaywrightError

from tests.browser.house import House
from tests.support.desks import Desk
from tests.support.seats import begin_session

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 30_000
"""Milliseconds: what has not come by then does not come."""
PAUSE = 0.1
expect.set_options(timeout=PATIENCE)
SEATS = count(1)
REFUSED = "Failed to load resource"
"""What Chromium writes of every answer that is no success; answers are watched themselves."""


@dataclass
class Seat:
    """A desk's browser. `page` is its first tab; `faults` is what went wrong behind the page.

    `friends` are the addresses elsewhere that a page may lead to.
    """

    desk: Desk
    address: str
    context: BrowserContext
    page: Page
    friends: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list[str])

    async def open(self, path: str, *, page: Page | None = None) -> Page:
        """Go to a path of the desk, as by its address, and return the page."""
        page = page or self.page
        await page.goto(f"{self.address}{path}")
        return page

    async def another(self) -> Page:
        """Open another tab, watched alike."""
        return await self.context.new_page()

    def watch(self, page: Page) -> None:
        """Note what a page throws, logs as an error, asks of strangers, and what the server breaks at."""
        page.on("pageerror", lambda error: self.faults.append(f"thrown: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)
        page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSED):
            self.faults.append(f"logged: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:", "about:", *self.friends)):
            self.faults.append(f"asked a stranger: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")


@asynccontextmanager
async def take_seat(
    browser: Browser,
    house: House,
    desk: Desk,
    folder: Path,
    *,
    agent: int | None = None,
    friends: tuple[str, ...] = (),
    **options: Any,
) -> AsyncGenerator[Seat]:
    """Open a browser of its own, signed in as the agent; nobody is signed in for 0. `options` are Playwright's.

    What it showed at its end stays in `folder`: pytest keeps those of failed tests.
    """
    address = house.address(desk.workspace.slug)
    number = next(SEATS)
    usual: dict[str, Any] = {
        "viewport": DESKTOP,
        "locale": "en-GB",
        "reduced_motion": "reduce",
        # Each at an address of its own: how often one may sign in is counted by it.
        "extra_http_headers": {"x-forwarded-for": f"10.0.{number // 250}.{number % 250 + 1}"},
    }
    context = await browser.new_context(**usual | options)
    context.set_default_timeout(PATIENCE)
    if agent != 0:
        session = await begin_session(desk, agent or desk.owner.id or 0)
        await context.add_cookies([{"name": "parley", "value": session.text, "url": address}])
    seat = Seat(desk, address, context, await context.new_page(), friends)
    seat.watch(seat.page)
    context.on("page", seat.watch)
    try:
        yield seat
    finally:
        for number, page in enumerate(context.pages):
            with suppress(PlaywrightError):  # a picture is no subject
                await page.screenshot(path=folder / f"{agent or 'owner'}-{number}.png")
        await context.close()
    assert not seat.faults, "\n".join(seat.faults)


async def becomes(ask: Callable[[], Awaitable[bool]], seconds: float = PATIENCE / 1000) -> None:
    """Ask until the answer is yes; fails when the time is over. For what no page shows: those have `expect`."""
    for _ in range(int(seconds / PAUSE)):
        if await ask():
            return
        await asyncio.sleep(PAUSE)
    raise AssertionError(f"Not so after {seconds} s")
