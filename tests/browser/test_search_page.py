"""The search: everything, by parts of words, whatever is typed; the palette finds the same."""

from urllib.parse import quote

import pytest
from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat
from tests.support.desks import Desk

HOSTILE = "<img src=x onerror=alert(1)> & <b>print</b>"
NONSENSE = ["'\"();--", "% _ \\", "-", '"', "<->:*&|!", "print or", "\U0001f389", "x" * 10_000]


async def fill(desk: Desk) -> None:
    """Make one of each kind that a word finds, by a part of it."""
    await desk.made("/companies", {"name": "Printworks", "domains": ["printworks.example"]})
    await desk.made("/customers", {"name": HOSTILE, "email": "pat@printworks.example"})
    await desk.made("/articles", {"title": "Printing at home", "body": "Turn it on."})
    asked = {"subject": "The printer smokes", "description": "Since noon.", "customer_email": "ann@example.com"}
    ticket = await desk.made("/tickets", asked)
    await desk.made("/conversations", {"ticket_id": ticket["id"], "content": "Which printers smoke?"})


class TestTheSearch:
    async def test_finds_everything_by_a_part_of_a_word(self, seat: Seat) -> None:
        await fill(seat.desk)
        page = await seat.open("/app/search")
        await expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
        await check_accessible(page)
        await page.get_by_role("searchbox", name="Search").fill("print")
        for kind, found in (
            ("Tickets", "The printer smokes"),
            ("Messages", "The printer smokes"),
            ("Customers", HOSTILE),
            ("Companies", "Printworks"),
            ("Articles", "Printing at home"),
        ):
            await expect(page.get_by_role("region", name=kind).get_by_role("link").first).to_contain_text(found)
        await expect(page.locator("mark").first).to_have_text("print")
        await expect(page).to_have_url(f"{seat.address}/app/search?q=print")
        await check_accessible(page)
        await page.get_by_role("navigation", name="What to look for").get_by_role("link", name="Companies").click()
        await expect(page.get_by_role("region", name="Tickets")).to_be_hidden()
        await page.get_by_role("list", name="Companies").get_by_role("link", name="Printworks").click()
        await expect(page.get_by_role("heading", name="Printworks", level=2)).to_be_visible()

    async def test_is_driven_by_keys_alone(self, seat: Seat) -> None:
        await fill(seat.desk)
        page = await seat.open("/app/search")
        await expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
        await page.keyboard.type("smok")
        await expect(page.get_by_role("region", name="Tickets")).to_be_visible()
        await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("Since noon.")).to_be_visible()

    @pytest.mark.parametrize("typed", NONSENSE, ids=range(len(NONSENSE)))
    async def test_answers_nonsense_plainly(self, seat: Seat, typed: str) -> None:
        page = await seat.open(f"/app/search?q={quote(typed[:3000])}")
        await expect(page.get_by_role("heading", name="Nothing found for")).to_be_visible()
        await expect(page.get_by_role("searchbox", name="Search")).not_to_have_value("")

    async def test_fits_a_phone(self, seat: Seat, sit_down: SitDown) -> None:
        await fill(seat.desk)
        async with sit_down(viewport={**PHONE, "width": 360}) as other:
            page = await other.open("/app/search?q=print")
            await expect(page.get_by_role("region", name="Companies")).to_be_visible()
            assert await page.evaluate("document.documentElement.scrollWidth") <= 360
            await check_accessible(page)


class TestThePalette:
    async def test_finds_the_same_in_one_question(self, seat: Seat) -> None:
        await fill(seat.desk)
        page = await seat.open("/app/reports")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/search?" in request.url else None)
        await page.get_by_role("button", name="Search").click()
        await page.get_by_role("dialog").get_by_role("combobox").fill("printw")
        await expect(page.get_by_role("option", name="Printworks", exact=True)).to_be_visible()
        await expect(page.get_by_role("option", name="pat@printworks.example")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("option", name="Search everything for").click()
        await expect(page).to_have_url(f"{seat.address}/app/search?q=printw")
        assert len([url for url in asked if "types=" in url]) == 1
