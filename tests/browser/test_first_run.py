"""Somebody who has never seen it goes from the printed link to an answered ticket, on a desk and on a phone."""

import re
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from parley.core.actor import system_actor
from parley.core.seats import make_setup_link
from tests.app.conftest import Served, free_port, until
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.house import House
from tests.browser.seat import DESKTOP, PATIENCE, PHONE, becomes
from tests.support.desks import Desk

LINK = re.compile(r"http://\S+/app/setup#\S+")
STRANGERS_PATIENCE = 90
"""Seconds that the machine's part of it may take; the person's own is on top, and two minutes are promised."""
QUESTION = "Can you still change where my parcel goes?"
ANSWER = "Done: it goes to Rua do Almada."
TYPED = {
    "Name of the workspace": "Norrland Home",
    "Your name": "Ada Lovelace",
    "E-mail": "ada@example.com",
    "Password": "a long sentence is best",
}


@pytest.fixture
def served(tmp_path: Path) -> Generator[Served]:
    """A virgin folder, served as an operator would."""
    served = Served(tmp_path / "data", free_port())
    served.launch()
    try:
        assert until(lambda: "Ctrl+C" in served.log, STRANGERS_PATIENCE), served.log
        yield served
    finally:
        assert served.stop() == 0, served.log


@asynccontextmanager
async def stranger(browser: Browser, picture: Path, **options: Any) -> AsyncGenerator[Page]:
    """Open a browser that has never been here; what it throws fails the test."""
    context = await browser.new_context(locale="en-GB", reduced_motion="reduce", **options)
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    try:
        yield page
    finally:
        await page.screenshot(path=picture)
        await context.close()
    assert thrown == []


class TestAFirstRun:
    async def test_leads_from_the_printed_link_to_an_answered_ticket(
        self, served: Served, browser: Browser, tmp_path: Path
    ) -> None:
        link = LINK.search(served.log)
        assert link, served.log
        async with stranger(browser, tmp_path / "desk.png", viewport=DESKTOP) as page:
            await self.go(page, link[0], by_keyboard=True)

    async def test_leads_there_on_a_phone_too(self, house: House, desk: Desk, browser: Browser, tmp_path: Path) -> None:
        async with desk.work(system_actor(desk.workspace.id)) as work:
            token = await make_setup_link(work)
        link = f"{house.address(desk.workspace.slug)}/app/setup#{token}"
        async with stranger(browser, tmp_path / "phone.png", viewport=PHONE, has_touch=True) as page:
            await self.go(page, link, by_keyboard=False)

    async def go(self, page: Page, link: str, *, by_keyboard: bool) -> None:
        """Go the whole way: four words, two presses, a choice, an answer."""
        begun = time.monotonic()
        await page.goto(link)
        await expect(page.get_by_label("Name of the workspace")).to_be_focused()
        await check_accessible(page)
        await self.set_up(page)
        rows = page.get_by_role("main").get_by_role("link")
        await expect(rows.first).to_contain_text(QUESTION, timeout=2 * PATIENCE)
        assert await rows.count() > 6
        await check_accessible(page)
        await page.get_by_role("link", name=QUESTION).click()
        await expect(page.get_by_text("Rua do Almada 14")).to_be_visible()
        await check_accessible(page)
        await self.answer(page, by_keyboard=by_keyboard)
        assert time.monotonic() - begun < STRANGERS_PATIENCE

        await page.goto("about:blank")
        await page.goto(link)
        await expect(page.get_by_role("heading", name="This desk is already set up")).to_be_visible()
        await expect(page.get_by_role("link", name="To the sign-in")).to_be_visible()
        await check_accessible(page)

    async def set_up(self, page: Page) -> None:
        """Fill in the form by keyboard, with an address that no server would take at first."""
        for text in ("Norrland Home", "Ada Lovelace", "ada@example", "a long sentence is best"):
            await page.keyboard.type(text)
            await page.keyboard.press("Tab")
        await page.get_by_role("button", name="Open the desk").click()
        email = page.get_by_label("E-mail")
        await expect(email).to_be_focused()
        await expect(email).to_have_attribute("aria-invalid", "true")
        await expect(page.get_by_role("alert")).to_be_visible()
        await expect(page.get_by_label("Password")).to_have_value("a long sentence is best")
        await page.keyboard.press("End")
        await page.keyboard.type(".com")
        await page.keyboard.press("Enter")

    async def answer(self, page: Page, *, by_keyboard: bool) -> None:
        await page.get_by_role("button", name="Reply to Inês Carvalho").click()
        await page.get_by_role("textbox", name="Reply to the customer").fill(ANSWER)
        if by_keyboard:
            await page.keyboard.press("Control+Enter")
        else:
            await page.get_by_role("button", name="Send", exact=True).click()
        await expect(page.get_by_text(ANSWER)).to_be_visible()
        origin, number = page.url.partition("/app")[0], page.url.rpartition("/")[2]

        async def is_sent() -> bool:
            address = f"{origin}/api/v1/conversations?ticket_id=tkt_{number}"
            return ANSWER in await page.evaluate("(address) => fetch(address).then((sent) => sent.text())", address)

        await becomes(is_sent)


class TestASetupLink:
    async def test_that_is_opened_again_has_all_that_was_typed_but_the_password(
        self, house: House, desk: Desk, browser: Browser, tmp_path: Path
    ) -> None:
        async with desk.work(system_actor(desk.workspace.id)) as work:
            token = await make_setup_link(work)
        link = f"{house.address(desk.workspace.slug)}/app/setup#{token}"
        async with stranger(browser, tmp_path / "again.png", viewport=DESKTOP) as page:
            await page.goto(link)
            for label, text in TYPED.items():
                await page.get_by_label(label).fill(text)
            await page.reload()
            for label, text in TYPED.items():
                await expect(page.get_by_label(label)).to_have_value("" if label == "Password" else text)

    async def test_that_lost_its_ending_says_so(self, sit_down: SitDown) -> None:
        async with sit_down(agent=0) as seat:
            page = await seat.open("/app/setup")
            await expect(page.get_by_role("heading", name="The link is incomplete")).to_be_visible()
            await check_accessible(page)
