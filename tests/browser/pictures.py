"""`make screenshots`: the pictures that README and docs show, taken of a desk with sample data.

They are WebP as Chromium itself writes it, twice as fine as they are shown, each at most 250 kB.
"""

import asyncio
import base64
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal

import msgspec
from playwright.async_api import Page

from parley.kit.db import Database
from tests.browser.house import House, open_chromium, open_house
from tests.browser.places import filled
from tests.browser.seat import DESKTOP, PHONE, Seat, becomes, take_seat
from tests.browser.stage import Stage, open_stage, portal_token
from tests.support.desks import Desk

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
MOST = 250_000
QUALITIES = (88, 78, 68, 55, 40)
SETTLED = 700
"""Milliseconds for what is drawn late: pictures, charts, the last of the live stream."""
NAME = "Norrland Home"
ENOUGH = 6
"""Deliveries, of three tickets that are opened and solved."""


class Picture(msgspec.Struct, frozen=True):
    """A file's name without its ending, whose page it is, and what is done there first."""

    name: str
    path: str
    light: Literal["light", "dark"] = "light"
    phone: bool = False
    act: str = ""


PICTURES = (
    Picture("inbox", "/app/inbox?view=open"),
    Picture("inbox-dark", "/app/inbox?view=open", light="dark"),
    Picture("ticket", "/app/tickets/$number", act="reply"),
    Picture("ticket-dark", "/app/tickets/$number", light="dark"),
    Picture("palette", "/app/inbox?view=mine", act="palette"),
    Picture("reports", "/app/reports"),
    Picture("webhook", "/app/settings/webhooks/$webhookId"),
    Picture("macros", "/app/settings/macros"),
    Picture("article", "/app/articles/$articleId"),
    Picture("help-centre", "/help"),
    Picture("phone-inbox", "/app/inbox?view=open", phone=True),
    Picture("phone-ticket", "/app/tickets/$number", phone=True),
)
PORTAL = (Picture("portal", "/portal/requests/$number"),)


async def take_pictures(house: House, folder: Path) -> None:
    """Every picture is in the folder."""
    database = Database(house.database_url)
    await database.open()
    try:
        async with open_chromium() as browser, open_stage(database, house, NAME) as stage, _listener() as address:
            desk = stage.desk
            stage.known["webhookId"] = await _hear(desk, address)
            for light in ("light", "dark"):
                for phone in (False, True):
                    wanted = [each for each in PICTURES if (each.light, each.phone) == (light, phone)]
                    options: dict[str, Any] = {**_options(phone=phone), "color_scheme": light}
                    async with take_seat(browser, house, desk, Path(tempfile.mkdtemp()), **options) as seat:
                        await _take(seat, stage, wanted, folder)
            async with take_seat(browser, house, desk, Path(tempfile.mkdtemp()), agent=0, **_options()) as seat:
                page = await seat.open(f"/portal/enter#{await portal_token(desk)}")
                await page.get_by_role("main").get_by_role("button").click()
                await page.wait_for_url(re.compile(r"/portal/?$"))
                await _take(seat, stage, PORTAL, folder)
    finally:
        await database.close()


def _options(*, phone: bool = False) -> dict[str, Any]:
    if phone:
        return {"viewport": PHONE, "device_scale_factor": 2, "has_touch": True}
    return {"viewport": DESKTOP, "device_scale_factor": 2}


class _Hearing(BaseHTTPRequestHandler):
    """Takes every delivery, and refuses each fourth once."""

    heard = 0

    def do_POST(self) -> None:
        """Answer one delivery."""
        type(self).heard += 1
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(503 if type(self).heard == 4 else 200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's own word
        """Say nothing."""


@asynccontextmanager
async def _listener() -> AsyncGenerator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Hearing)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/parley"
    finally:
        server.shutdown()


async def _hear(desk: Desk, address: str) -> str:
    """A webhook has had deliveries."""
    events = ["ticket.created", "ticket.status_changed"]
    hook = await desk.made("/webhooks", {"url": address, "events": events, "name": "Warehouse"})
    for subject in ("Where is the invoice?", "Two bowls are missing", "Is the lamp in stock?"):
        ticket = await desk.made("/tickets", {"subject": subject, "customer_email": "mei@tamarind-kitchens.example"})
        await desk.call("PATCH", f"/tickets/{ticket['id']}", json={"status": "solved"})

    async def has_come() -> bool:
        return _Hearing.heard >= ENOUGH

    await becomes(has_come, 90)
    return hook["id"]


async def _take(seat: Seat, stage: Stage, wanted: Sequence[Picture], folder: Path) -> None:
    for picture in wanted:
        page = await seat.open(filled(picture.path, stage.known))
        await page.wait_for_load_state("load")
        await page.locator("h1").first.wait_for()
        await page.wait_for_timeout(SETTLED)
        if picture.act:
            await ACTS[picture.act](page)
            await page.wait_for_timeout(SETTLED)
        content = await _webp(page)
        (folder / f"{picture.name}.webp").write_bytes(content)
        sys.stdout.write(f"{picture.name}.webp  {len(content) // 1000} kB\n")
        sys.stdout.flush()


async def _reply(page: Page) -> None:
    await page.get_by_role("button", name="Reply to Ngozi").click()
    words = "Hi Ngozi,\n\nI am sorry about that. A new lamp leaves our warehouse today and is with you by Wednesday."
    await page.get_by_role("textbox", name="Reply to the customer").press_sequentially(words, delay=0)


async def _palette(page: Page) -> None:
    await page.keyboard.press("Control+k")


ACTS = {"reply": _reply, "palette": _palette}


async def _webp(page: Page) -> bytes:
    """Return what is seen, as fine as the limit allows."""
    session = await page.context.new_cdp_session(page)
    content = b""
    for quality in QUALITIES:
        shot = await session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
        content = base64.b64decode(shot["data"])
        if len(content) <= MOST:
            break
    await session.detach()
    assert len(content) <= MOST, f"{len(content)} bytes"
    return content


def main() -> int:
    """Take them all anew; what is no picture any more is gone. Without all of them none changes."""
    folder = Path(tempfile.mkdtemp(prefix="parley-pictures-"))
    fresh = folder / "pictures"
    fresh.mkdir()
    try:
        with open_house(folder) as house:
            asyncio.run(take_pictures(house, fresh))
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.copytree(fresh, FOLDER)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
