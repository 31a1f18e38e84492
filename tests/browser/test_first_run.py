"""Somebody who has never seen it goes from the printed link to an answered ticket, on a desk and on a phone."""

import re
import time
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.app.conftest import Served, free_port
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import DESKTOP, PATIENCE, PHONE, becomes

LINK = re.compile(r"http://\S+/app/setup#\S+")
STRANGERS_PATIENCE = 60
"""Seconds that the machine's part of it may take; the person's own is on top, and two minutes are promised."""
QUESTION = "Can you still change where my parcel goes?"
ANSWER = "Done: it goes to Rua do Almada."


@pytest.fixture(params=["desk", "phone"])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def served(tmp_path: Path) -> Generator[Served]:
    """A virgin folder, served as an operator would."""
    served = Served(tmp_path / "data", free_port())
    served.start()
    yield served
    assert served.stop() == 0, served.log


@pytest.fixture
async def page(browser: Browser, kind: str, tmp_path: Path) -> AsyncGenerator[Page]:
    """A stranger's browser; what it throws or logs as an error fails the test."""
    options: dict[str, Any] = {"viewport": PHONE, "has_touch": True} if kind == "phone" else {"viewport": DESKTOP}
    context = await browser.new_context(locale="en-GB", reduced_motion="reduce", **options)
    context.set_default_timeout(PATIENCE)
    page = await context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    await page.screenshot(path=tmp_path / f"{kind}.png")
    await context.close()
    assert thrown == []


class TestAFirstRun:
    async def test_leads_from_the_printed_link_to_an_answered_ticket(
        self, served: Served, page: Page, kind: str
    ) -> None:
        begun = time.monotonic()
        link = LINK.search(served.log)
        assert link, served.log
        await page.goto(link[0])
        await expect(page.get_by_label("Name of the workspace")).to_be_focused()
        await check_accessible(page)
        await self.set_up(page)

        first = page.get_by_role("link", name=QUESTION)
        await expect(first).to_be_visible(timeout=PATIENCE)
        await expect(page.get_by_role("main").get_by_role("link")).not_to_have_count(1)
        await check_accessible(page)
        await first.click()
        await expect(page.get_by_text("Rua do Almada 14")).to_be_visible()
        await check_accessible(page)
        await self.answer(page, kind)
        assert time.monotonic() - begun < STRANGERS_PATIENCE

        await page.goto(link[0])
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

    async def answer(self, page: Page, kind: str) -> None:
        await page.get_by_role("button", name="Reply to Inês Carvalho").click()
        await page.get_by_role("textbox", name="Reply to the customer").fill(ANSWER)
        if kind == "phone":
            await page.get_by_role("button", name="Send", exact=True).click()
        else:
            await page.keyboard.press("Control+Enter")
        await expect(page.get_by_text(ANSWER)).to_be_visible()
        number = page.url.rpartition("/")[2]

        async def is_sent() -> bool:
            sent = await page.request.get(f"/api/v1/conversations?ticket_id=tkt_{number}", headers=_same(page))
            return ANSWER in await sent.text()

        await becomes(is_sent)


class TestASetupLink:
    async def test_that_lost_its_ending_says_so(self, sit_down: SitDown) -> None:
        async with sit_down(agent=0) as seat:
            page = await seat.open("/app/setup")
            await expect(page.get_by_role("heading", name="The link is incomplete")).to_be_visible()
            await check_accessible(page)


def _same(page: Page) -> dict[str, str]:
    return {"origin": page.url.partition("/app")[0]}
